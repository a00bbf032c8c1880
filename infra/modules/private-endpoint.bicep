// One service inside the network, and its name in the zone.
param name string
param location string
param tags object
param subnetId string
param targetId string

@description('Which part of the service: blob, table, namespace, vault.')
param group string

param zone string

resource privateZone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: zone
}

resource endpoint 'Microsoft.Network/privateEndpoints@2023-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: group
        properties: {
          privateLinkServiceId: targetId
          groupIds: [group]
        }
      }
    ]
  }
}

resource record 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2023-11-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: group
        properties: {
          privateDnsZoneId: privateZone.id
        }
      }
    ]
  }
}
