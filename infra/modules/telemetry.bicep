// Logs, traces and metrics: Application Insights over a Log Analytics workspace.
param workspaceName string
param insightsName string
param location string
param tags object

@allowed(['global', 'china'])
param cloud string

param retentionDays int
param gigabytesPerDay int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: gigabytesPerDay
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
    // Telemetry signed by an identity is taken in by Azure global only; in Azure China the connection string has to do.
    DisableLocalAuth: cloud == 'global'
  }
}
