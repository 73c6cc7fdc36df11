import type { County, Township } from './types'

export const county: County[] = [
  { name: '样板县', code: '690121', programmeLevel: 'PROVINCIAL', leadUnit: '县委统战部' },
]

/**
 * One township: name, code, category, villages, communities, registered-poor villages, households, population, minority
 * population. The last three count the communities too, which have no rows of their own: a township without
 * communities equals the sum of its villages, another lies above it.
 */
type Line = [string, string, Township['category'], number, number, number, number, number, number]

const lines: Line[] = [
  ['城关镇', '690121100', 'TOWN', 18, 6, 2, 18995, 67913, 329],
  ['红岩镇', '690121101', 'TOWN', 17, 1, 6, 5913, 22990, 0],
  ['河湾镇', '690121102', 'TOWN', 17, 1, 6, 5584, 21698, 523],
  ['青山镇', '690121103', 'TOWN', 16, 1, 7, 4607, 18306, 0],
  ['柳林镇', '690121104', 'TOWN', 16, 1, 6, 5186, 20313, 87],
  ['双河镇', '690121105', 'TOWN', 15, 1, 7, 5112, 20282, 308],
  ['白云镇', '690121106', 'TOWN', 15, 0, 6, 4042, 16529, 0],
  ['龙泉镇', '690121107', 'TOWN', 15, 1, 6, 5162, 20073, 0],
  ['太平镇', '690121108', 'TOWN', 14, 0, 5, 4061, 16026, 0],
  ['北原乡', '690121200', 'TOWNSHIP', 14, 0, 7, 3721, 15222, 0],
  ['南岭乡', '690121201', 'TOWNSHIP', 14, 0, 8, 4028, 16158, 0],
  ['石门乡', '690121202', 'TOWNSHIP', 13, 0, 7, 3597, 14547, 0],
  ['杨家沟乡', '690121203', 'TOWNSHIP', 13, 0, 7, 3780, 15341, 0],
  ['金塘乡', '690121204', 'TOWNSHIP', 12, 0, 5, 3653, 15117, 0],
  ['云台乡', '690121205', 'TOWNSHIP', 11, 0, 6, 3164, 13178, 0],
  ['石桥民族乡', '690121206', 'ETHNIC_TOWNSHIP', 10, 0, 5, 2580, 10427, 4059],
]

export const townships: Township[] = lines.map(
  ([name, code, category, villageCount, communityCount, poorVillageCount, households, population, minority]) => ({
    name,
    county: '样板县',
    code,
    category,
    villageCount,
    communityCount,
    poorVillageCount,
    households,
    population,
    minorityPopulation: minority,
    asOf: '2019-12-31',
  }),
)

export const townshipCodes: Record<string, string> = Object.fromEntries(townships.map((each) => [each.name, each.code]))
