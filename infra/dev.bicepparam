using 'main.bicep'

// To try things out: small, pay per use, nothing kept for long.
param environmentName = 'dev'
param plan = 'flex'
param redundancy = 'Standard_LRS'
param originalsRetentionDays = 1
param backupRetentionDays = 60
param logRetentionDays = 30

// deploy.sh says these two.
param release = ''
param adminKeySha256 = ''
