using 'main.bicep'

// A province. In Azure China: deploy.sh --cloud china --plan premium.
param environmentName = 'prod'
param cloud = 'global'
param plan = 'flex'
param network = 'public'
param serviceBusTier = 'Standard'
param redundancy = 'Standard_GZRS'
param originalsRetentionDays = 3650
param backupRetentionDays = 400
param logRetentionDays = 180
param alwaysReady = 1
param probeFromOutside = true

// Object id of the operators' group, and where alerts are sent.
param operatorsId = ''
param alertEmails = []

// deploy.sh says these two.
param release = ''
param adminKeySha256 = ''
