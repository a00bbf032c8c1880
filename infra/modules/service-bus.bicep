// The two queues. A message says only which submission or reminder; what is due is in the tables, so a lost queue is refilled by the sweep.
param name string
param location string
param tags object

@allowed(['Standard', 'Premium'])
param tier string

@allowed(['public', 'private'])
param network string

var queueNames = [
  'submissions'
  'reminders'
]

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: tier == 'Premium' ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: network == 'private' ? 'Disabled' : 'Enabled'
  }
}

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [for queue in queueNames: {
  parent: bus
  name: queue
  properties: {
    // A check ends within seconds; what a stopped instance held comes back after this.
    lockDuration: 'PT1M'
    // The program settles every message itself, so these deliveries are spent only by instances that die.
    maxDeliveryCount: 10
    // Longer than the longest delay of a message, so that one sent twice is one.
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'P1D'
    defaultMessageTimeToLive: 'P14D'
    // Whatever is not done in that time is kept among the dead letters, where an alert sees it.
    deadLetteringOnMessageExpiration: true
    maxSizeInMegabytes: 1024
  }
}]
