import type { Geography } from '../../measure/indicator'

/** Counties, townships, villages and units, and where rows say which of them they belong to when the shortest link would not do. */
export const geography: Geography = {
  levels: [
    { level: 'COUNTY', roster: 'County', code: 'code' },
    { level: 'TOWNSHIP', roster: 'Township', code: 'code' },
    { level: 'VILLAGE', roster: 'Village', code: 'code' },
    { level: 'UNIT', roster: 'Unit', code: 'creditCode' },
  ],
  paths: {
    Unit: { TOWNSHIP: ['township', 'village.township'], VILLAGE: ['village'] },
    // The authority in charge sits in the county town, wherever the works are.
    Investment: {
      TOWNSHIP: ['township', 'village.township', 'implementer.township', 'implementer.village.township'],
      VILLAGE: ['village', 'implementer.village'],
      UNIT: ['implementer'],
    },
  },
}
