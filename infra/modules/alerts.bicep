// What a person must look at, and no more: an alert that rings for nothing is soon not heard. README says what to do for each.
param actionGroupName string
param location string
param tags object
param emails array
param serviceBusName string
param workspaceName string
param insightsName string
param appName string
param probeFromOutside bool

var queueNames = [
  'submissions'
  'reminders'
]

// Each answers with one row, whose "hits" should be 0.
var logAlerts = [
  {
    name: 'stuck-submissions'
    text: 'Submissions have waited too long in three sweeps of the last half hour: they are not being checked.'
    severity: 1
    window: 'PT30M'
    frequency: 'PT15M'
    query: '''
AppTraces
| where Message has "waited too long"
| summarize sweeps = count()
| project hits = iff(sweeps >= 3, 1, 0)
'''
  }
  {
    name: 'failing-timer'
    text: 'The last run of a timer failed; of SweepStuck, which runs every five minutes, three of the last day too.'
    severity: 2
    window: 'P1D'
    frequency: 'PT1H'
    query: '''
AppRequests
| where Name in ("SweepStuck", "PlanReminders", "CompileSummary")
| summarize failed = countif(Success == false), arg_max(TimeGenerated, Success) by Name
| where Success == false and (Name != "SweepStuck" or failed >= 3)
| summarize hits = count()
'''
  }
  {
    name: 'silent'
    text: 'SweepStuck, which runs every five minutes, has not succeeded for half an hour: the app is down or cannot reach what it needs.'
    severity: 0
    window: 'PT30M'
    frequency: 'PT15M'
    query: '''
AppRequests
| where Name == "SweepStuck" and Success == true
| summarize runs = count()
| project hits = iff(runs == 0, 1, 0)
'''
  }
  {
    name: 'unhealthy'
    text: 'Calls are answered with errors of the server, /api/health among them: uploads may be refused.'
    severity: 1
    window: 'PT15M'
    frequency: 'PT15M'
    query: '''
AppRequests
| where toint(ResultCode) >= 500
| summarize errors = count()
| project hits = iff(errors > 5, 1, 0)
'''
  }
]

resource serviceBus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'nianbao'
    enabled: true
    emailReceivers: [for (email, i) in emails: {
      name: 'operator-${i}'
      emailAddress: email
      useCommonAlertSchema: true
    }]
  }
}

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = [for queue in queueNames: {
  name: 'dead-letters-${queue}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Messages of the queue ${queue} were given up.'
    severity: 1
    enabled: true
    scopes: [serviceBus.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-letters'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          dimensions: [
            {
              name: 'EntityName'
              operator: 'Include'
              values: [queue]
            }
          ]
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    autoMitigate: true
    actions: [
      {
        actionGroupId: actionGroup.id
      }
    ]
  }
}]

resource logs 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for alert in logAlerts: {
  name: alert.name
  location: location
  tags: tags
  properties: {
    displayName: alert.name
    description: alert.text
    severity: alert.severity
    enabled: true
    scopes: [workspace.id]
    evaluationFrequency: alert.frequency
    windowSize: alert.window
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: 'hits'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    // A new workspace has no such tables until the first telemetry is in.
    skipQueryValidation: true
    autoMitigate: true
    actions: {
      actionGroups: [actionGroup.id]
    }
  }
}]

resource probe 'Microsoft.Insights/webtests@2022-06-15' = if (probeFromOutside) {
  name: 'health-${appName}'
  location: location
  // The tag is how the test belongs to Application Insights.
  tags: union(tags, {
    'hidden-link:${insights.id}': 'Resource'
  })
  kind: 'standard'
  properties: {
    Name: 'health'
    SyntheticMonitorId: 'health-${appName}'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [
      { Id: 'apac-hk-hkn-azr' }
      { Id: 'apac-sg-sin-azr' }
      { Id: 'apac-jp-kaw-edge' }
    ]
    Request: {
      HttpVerb: 'GET'
      RequestUrl: 'https://${app.properties.defaultHostName}/api/health'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource health 'Microsoft.Insights/metricAlerts@2018-03-01' = if (probeFromOutside) {
  name: 'health'
  location: 'global'
  tags: tags
  properties: {
    description: '/api/health does not answer with 200 to two of three places.'
    severity: 0
    enabled: true
    scopes: [probe.id, insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: probe.id
      componentId: insights.id
      failedLocationCount: 2
    }
    autoMitigate: true
    actions: [
      {
        actionGroupId: actionGroup.id
      }
    ]
  }
}
