// The function app on its plan, with every setting that it and the host read.
param name string
param planName string

@allowed(['flex', 'premium', 'container'])
param plan string

param location string
param tags object

@allowed(['global', 'china'])
param cloud string

param identityName string
param insightsName string
param dataStorageName string
param hostStorageName string
param serviceBusHost string
param vaultName string

@description('Empty but for plan container.')
param registryName string

@description('Empty on a public network.')
param subnetId string

param alwaysReady int
param maximumInstances int
param release string
param adminKeySha256 string
param rate int
param badKeys int
param platformSignIn string
param uploadMemory int
param batchFiles int
param batchSize int
param otlp string
param restoreFrom string
param smtpHost string
param smtpPort int
param smtpUser string
param smtpFrom string
param portalUrl string
param webhookKind string
param webhookSigned bool

var storageSuffix = environment().suffixes.storage
var secrets = 'https://${vaultName}${environment().suffixes.keyvaultDns}/secrets'
var hostBlobs = 'https://${hostStorageName}.blob.${storageSuffix}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// On every plan.
var settings = {
  AzureWebJobsStorage__blobServiceUri: hostBlobs
  AzureWebJobsStorage__queueServiceUri: 'https://${hostStorageName}.queue.${storageSuffix}'
  AzureWebJobsStorage__tableServiceUri: 'https://${hostStorageName}.table.${storageSuffix}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsDisableHomepage: 'true'
  Storage__blobServiceUri: 'https://${dataStorageName}.blob.${storageSuffix}'
  Storage__tableServiceUri: 'https://${dataStorageName}.table.${storageSuffix}'
  Storage__credential: 'managedidentity'
  Storage__clientId: identity.properties.clientId
  ServiceBus__fullyQualifiedNamespace: serviceBusHost
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identity.properties.clientId
  // Says where telemetry goes. Azure global takes in only what is signed by the identity; Azure China cannot check that.
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: cloud == 'china' ? '' : 'ClientId=${identity.properties.clientId};Authorization=AAD'
  NIANBAO_CLOUD: cloud
  NIANBAO_RECEIPT_KEY: '@Microsoft.KeyVault(SecretUri=${secrets}/receipt-key)'
  NIANBAO_ADMIN_KEY_SHA256: adminKeySha256
  NIANBAO_RATE: string(rate)
  NIANBAO_BAD_KEYS: string(badKeys)
  NIANBAO_PLATFORM_SIGN_IN: platformSignIn
  NIANBAO_UPLOAD_MEMORY: string(uploadMemory)
  NIANBAO_BATCH_FILES: string(batchFiles)
  NIANBAO_BATCH_SIZE: string(batchSize)
  NIANBAO_OTLP: otlp
  NIANBAO_RESTORE_FROM: restoreFrom
  NIANBAO_SMTP_HOST: smtpHost
  NIANBAO_SMTP_PORT: string(smtpPort)
  NIANBAO_SMTP_USER: smtpUser
  NIANBAO_SMTP_PASSWORD: empty(smtpUser) ? '' : '@Microsoft.KeyVault(SecretUri=${secrets}/smtp-password)'
  NIANBAO_SMTP_FROM: smtpFrom
  NIANBAO_PORTAL_URL: portalUrl
  NIANBAO_WEBHOOK_KIND: webhookKind
  NIANBAO_WEBHOOK_URL: empty(webhookKind) ? '' : '@Microsoft.KeyVault(SecretUri=${secrets}/webhook-url)'
  NIANBAO_WEBHOOK_SECRET: webhookSigned ? '@Microsoft.KeyVault(SecretUri=${secrets}/webhook-secret)' : ''
}

// Plan flex has its runtime and its package in functionAppConfig instead, and refuses these.
var elasticSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
}

// No share of Azure Files: it would need a shared key. So the package is read from its blob.
var premiumSettings = {
  WEBSITE_RUN_FROM_PACKAGE: '${hostBlobs}/packages/${release}.zip'
  WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identity.id
}

var containerSettings = {
  WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false'
}

var settingsOfPlan = {
  flex: settings
  premium: union(settings, elasticSettings, premiumSettings)
  container: union(settings, elasticSettings, containerSettings)
}

var site = {
  serverFarmId: hostingPlan.id
  httpsOnly: true
  keyVaultReferenceIdentity: identity.id
  virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
}

var siteConfig = {
  minTlsVersion: '1.2'
  http20Enabled: true
}

var flexSite = {
  siteConfig: siteConfig
  functionAppConfig: {
    deployment: {
      storage: {
        type: 'blobContainer'
        value: '${hostBlobs}/app-package'
        authentication: {
          type: 'UserAssignedIdentity'
          userAssignedIdentityResourceId: identity.id
        }
      }
    }
    runtime: {
      name: 'dotnet-isolated'
      version: '10.0'
    }
    scaleAndConcurrency: {
      instanceMemoryMB: 2048
      maximumInstanceCount: maximumInstances
      alwaysReady: alwaysReady == 0 ? [] : [
        {
          name: 'http'
          instanceCount: alwaysReady
        }
      ]
      triggers: {
        http: {
          perInstanceConcurrency: 16
        }
      }
    }
  }
}

var elasticSiteConfig = union(siteConfig, {
  ftpsState: 'Disabled'
  minimumElasticInstanceCount: 1
  functionsRuntimeScaleMonitoringEnabled: !empty(subnetId)
  vnetRouteAllEnabled: !empty(subnetId)
  healthCheckPath: '/api/health'
})

var premiumSite = {
  clientAffinityEnabled: false
  siteConfig: union(elasticSiteConfig, {
    linuxFxVersion: 'DOTNET-ISOLATED|10.0'
  })
}

var containerSite = {
  clientAffinityEnabled: false
  siteConfig: union(elasticSiteConfig, {
    // A registry's name and its suffix: azurecr.io, azurecr.cn.
    linuxFxVersion: 'DOCKER|${registryName}${environment().suffixes.acrLoginServer}/nianbao:${release}'
    acrUseManagedIdentityCreds: true
    acrUserManagedIdentityID: identity.properties.clientId
  })
}

var siteOfPlan = {
  flex: union(site, flexSite)
  premium: union(site, premiumSite)
  container: union(site, containerSite)
}

resource hostingPlan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: plan == 'flex' ? 'functionapp' : 'elastic'
  sku: plan == 'flex' ? { name: 'FC1', tier: 'FlexConsumption' } : { name: 'EP1', tier: 'ElasticPremium' }
  properties: plan == 'flex' ? { reserved: true } : { reserved: true, maximumElasticWorkerCount: 5 }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: plan == 'container' ? 'functionapp,linux,container' : 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: siteOfPlan[plan]
}

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: settingsOfPlan[plan]
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

output host string = app.properties.defaultHostName
