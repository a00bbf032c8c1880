// Nianbao on Azure. Every name is made here; the modules make one resource each and get names, so that a dry run can look into them.
// Needs Bicep 0.33 or newer (fail()).
targetScope = 'resourceGroup'

@description('Part of every name.')
@minLength(2)
@maxLength(5)
param environmentName string

@description('Where everything is placed, and stays.')
param location string = resourceGroup().location

@description('Azure global, or Azure China operated by 21Vianet.')
@allowed(['global', 'china'])
param cloud string = 'global'

@description('flex: pay per use, code packages only. premium: always one instance, code packages. container: as premium, with the programs that read PDF and old Word files.')
@allowed(['flex', 'premium', 'container'])
param plan string = 'flex'

@description('public: services are reached over their public endpoints, by identity alone. private: over private endpoints; needs Service Bus Premium.')
@allowed(['public', 'private'])
param network string = 'public'

@description('Addresses that may reach storage and vault from outside although the network is private: those of the operators.')
param operatorAddresses array = []

@description('Object id of the operators (a group is best): may put secrets, packages and backups. Empty for none.')
param operatorsId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorsType string = 'Group'

@description('Service Bus tier; Premium for a private network.')
@allowed(['Standard', 'Premium'])
param serviceBusTier string = 'Standard'

@description('Copies of the data: LRS one place, ZRS three zones, GRS and GZRS another region too.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param redundancy string = 'Standard_ZRS'

@description('Days for which an original can be neither changed nor deleted by anyone.')
@minValue(1)
@maxValue(146000)
param originalsRetentionDays int = 3650

@description('Whether that has been locked. A locked policy cannot be deployed again, so the deployment leaves it alone then.')
param originalsLocked bool = false

@description('Days for which backups are kept.')
param backupRetentionDays int = 400

@description('Days for which logs are kept.')
param logRetentionDays int = 90

@description('Gigabytes of logs a day after which no more are taken in; -1 for no limit.')
param logGigabytesPerDay int = 1

@description('Who is told when an alert fires.')
param alertEmails array = []

@description('Whether /api/health is also asked from outside. Azure global only.')
param probeFromOutside bool = false

@description('Instances that are kept warm for calls on plan flex.')
param alwaysReady int = 0

@description('How far plan flex may scale out.')
param maximumInstances int = 40

@description('What runs: the name of a package in the container "packages", or the tag of the image.')
param release string

@description('SHA-256 of the key of the first administrator, lower-case hexadecimal.')
param adminKeySha256 string

@description('What a key, or without one an address, may ask for in a minute.')
param rate int = 6000

@description('How many bad keys an address may try in a minute.')
param badKeys int = 20

@description('on: whom the platform signs in is let in, if an administrator has entered that account; set it only after the app has authentication of its own (App Service authentication). off: keys only.')
@allowed(['on', 'off'])
param platformSignIn string = 'off'

@description('Megabytes that uploads may hold in memory at once, for each instance.')
param uploadMemory int = 256

@description('How many reports may be filed in one call.')
param batchFiles int = 50

@description('Megabytes that all files of one call may have together, at most 60.')
param batchSize int = 60

@description('Where traces and metrics go besides Application Insights, OTLP over HTTP; empty for nowhere.')
param otlp string = ''

@description('The day (as 2026-01-31) whose copy of the tables is put back when the app starts; empty for none.')
param restoreFrom string = ''

@description('Mail server for reminders; empty for none.')
param smtpHost string = ''

param smtpPort int = 587

@description('Sign-in name at the mail server; its password is the secret smtp-password. Empty for a server that asks for none.')
param smtpUser string = ''

param smtpFrom string = ''

@description('The address of the first page as officers type it, named in every notice: https://nianbao.example.gov.cn. Empty to name none.')
param portalUrl string = ''

@description('Chat robot that groups are told through; its address is the secret webhook-url. Empty for none.')
@allowed(['', 'wecom', 'dingtalk', 'json'])
param webhookKind string = ''

@description('Whether calls to the robot are signed, with the secret webhook-secret.')
param webhookSigned bool = false

// Flex Consumption is not offered by 21Vianet.
var offeredPlan = cloud == 'china' && plan == 'flex' ? fail('Plan flex is not offered in Azure China: take premium or container.') : plan
var offeredTier = network == 'private' && serviceBusTier != 'Premium' ? fail('A private network needs serviceBusTier Premium.') : serviceBusTier

var unique = uniqueString(resourceGroup().id)
var tags = {
  application: 'nianbao'
  environment: environmentName
}
var names = {
  identity: 'id-nianbao-${environmentName}'
  workspace: 'log-nianbao-${environmentName}'
  insights: 'appi-nianbao-${environmentName}'
  dataStorage: 'nbdata${environmentName}${unique}'
  hostStorage: 'nbhost${environmentName}${unique}'
  serviceBus: 'sb-nianbao-${environmentName}-${unique}'
  vault: 'kvnb${environmentName}${unique}'
  registry: 'nianbao${environmentName}${unique}'
  plan: 'plan-nianbao-${environmentName}-${offeredPlan}'
  app: 'nianbao-${environmentName}-${unique}'
  virtualNetwork: 'vnet-nianbao-${environmentName}'
  actionGroup: 'ag-nianbao-${environmentName}'
}
// environment() knows the suffixes of storage and vault, and not these.
var serviceBusSuffix = cloud == 'china' ? 'servicebus.chinacloudapi.cn' : 'servicebus.windows.net'
var vaultZone = cloud == 'china' ? 'privatelink.vaultcore.azure.cn' : 'privatelink.vaultcore.azure.net'
var storageSuffix = environment().suffixes.storage
var appSubnet = 'app'
var endpointSubnet = 'endpoints'
var zones = {
  blob: 'privatelink.blob.${storageSuffix}'
  table: 'privatelink.table.${storageSuffix}'
  serviceBus: 'privatelink.${serviceBusSuffix}'
  vault: vaultZone
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module telemetry 'modules/telemetry.bicep' = {
  name: 'telemetry'
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: tags
    cloud: cloud
    retentionDays: logRetentionDays
    gigabytesPerDay: logGigabytesPerDay
  }
}

module dataStorage 'modules/data-storage.bicep' = {
  name: 'data-storage'
  params: {
    name: names.dataStorage
    location: location
    tags: tags
    redundancy: redundancy
    network: network
    operatorAddresses: operatorAddresses
    originalsRetentionDays: originalsRetentionDays
    originalsLocked: originalsLocked
    backupRetentionDays: backupRetentionDays
  }
}

module hostStorage 'modules/host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: names.hostStorage
    location: location
    tags: tags
    network: network
    operatorAddresses: operatorAddresses
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  name: 'service-bus'
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    tier: offeredTier
    network: network
  }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: names.vault
    location: location
    tags: tags
    network: network
    operatorAddresses: operatorAddresses
  }
}

module registry 'modules/registry.bicep' = if (offeredPlan == 'container') {
  name: 'registry'
  params: {
    name: names.registry
    location: location
    tags: tags
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  params: {
    identityName: names.identity
    dataStorageName: names.dataStorage
    hostStorageName: names.hostStorage
    serviceBusName: names.serviceBus
    vaultName: names.vault
    insightsName: names.insights
    registryName: offeredPlan == 'container' ? names.registry : ''
    operatorsId: operatorsId
    operatorsType: operatorsType
  }
  dependsOn: [identity, telemetry, dataStorage, hostStorage, serviceBus, vault, registry]
}

module virtualNetwork 'modules/network.bicep' = if (network == 'private') {
  name: 'network'
  params: {
    name: names.virtualNetwork
    location: location
    tags: tags
    plan: offeredPlan
    appSubnet: appSubnet
    endpointSubnet: endpointSubnet
    zones: [zones.blob, zones.table, zones.serviceBus, zones.vault]
  }
}

var endpoints = [
  { name: 'data-blob', target: resourceId('Microsoft.Storage/storageAccounts', names.dataStorage), group: 'blob', zone: zones.blob }
  { name: 'data-table', target: resourceId('Microsoft.Storage/storageAccounts', names.dataStorage), group: 'table', zone: zones.table }
  { name: 'host-blob', target: resourceId('Microsoft.Storage/storageAccounts', names.hostStorage), group: 'blob', zone: zones.blob }
  { name: 'host-table', target: resourceId('Microsoft.Storage/storageAccounts', names.hostStorage), group: 'table', zone: zones.table }
  { name: 'service-bus', target: resourceId('Microsoft.ServiceBus/namespaces', names.serviceBus), group: 'namespace', zone: zones.serviceBus }
  { name: 'vault', target: resourceId('Microsoft.KeyVault/vaults', names.vault), group: 'vault', zone: zones.vault }
]

module privateEndpoints 'modules/private-endpoint.bicep' = [for endpoint in endpoints: if (network == 'private') {
  name: 'endpoint-${endpoint.name}'
  params: {
    name: 'pe-nianbao-${environmentName}-${endpoint.name}'
    location: location
    tags: tags
    subnetId: resourceId('Microsoft.Network/virtualNetworks/subnets', names.virtualNetwork, endpointSubnet)
    targetId: endpoint.target
    group: endpoint.group
    zone: endpoint.zone
  }
  dependsOn: [virtualNetwork, dataStorage, hostStorage, serviceBus, vault]
}]

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: names.app
    planName: names.plan
    plan: offeredPlan
    location: location
    tags: tags
    cloud: cloud
    identityName: names.identity
    insightsName: names.insights
    dataStorageName: names.dataStorage
    hostStorageName: names.hostStorage
    serviceBusHost: '${names.serviceBus}.${serviceBusSuffix}'
    vaultName: names.vault
    registryName: offeredPlan == 'container' ? names.registry : ''
    subnetId: network == 'private' ? resourceId('Microsoft.Network/virtualNetworks/subnets', names.virtualNetwork, appSubnet) : ''
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    release: release
    adminKeySha256: adminKeySha256
    rate: rate
    badKeys: badKeys
    platformSignIn: platformSignIn
    uploadMemory: uploadMemory
    batchFiles: batchFiles
    batchSize: batchSize
    otlp: otlp
    restoreFrom: restoreFrom
    smtpHost: smtpHost
    smtpPort: smtpPort
    smtpUser: smtpUser
    smtpFrom: smtpFrom
    portalUrl: portalUrl
    webhookKind: webhookKind
    webhookSigned: webhookSigned
  }
  dependsOn: [access, registry, virtualNetwork, privateEndpoints]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    actionGroupName: names.actionGroup
    location: location
    tags: tags
    emails: alertEmails
    serviceBusName: names.serviceBus
    workspaceName: names.workspace
    insightsName: names.insights
    appName: names.app
    probeFromOutside: probeFromOutside && cloud == 'global'
  }
  dependsOn: [telemetry, serviceBus, functionApp]
}

output plan string = offeredPlan
output appName string = names.app
output appHost string = functionApp.outputs.host
output vaultName string = names.vault
output dataStorageName string = names.dataStorage
output hostStorageName string = names.hostStorage
output registryName string = offeredPlan == 'container' ? names.registry : ''
