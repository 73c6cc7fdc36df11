import { entryOf, itemAt } from '../../src/facts/lists'
import type { DemonstrationSite, GoalTask } from './types'
import { keyUnitNames } from './units'

/**
 * One site in each of the 13 key units: domain, progress in percent, day of completion. Planned, forecast and actual
 * completion are three different facts: all are planned for 30 June, 11 are forecast by the middle of June, 5 are done.
 */
type Line = [string, number, string | null]

const lines = new Map<string, Line>(
  Object.entries({
    会师旧址: ['旧址', 100, '2020-06-05'],
    石桥民族乡: ['乡镇', 92, null],
    县民族小学: ['学校', 100, '2020-06-08'],
    县司法局: ['机关', 100, '2020-05-29'],
    城东社区: ['社区', 92, null],
    石桥村: ['村', 92, null],
    县融媒体中心: ['事业单位', 100, '2020-06-10'],
    县教育局: ['机关', 100, '2020-06-12'],
    县市场监管局: ['机关', 92, null],
    县自然资源局: ['机关', 92, null],
    县人民医院: ['医院', 92, null],
    县职教中心: ['学校', 60, null],
    县农产品公司: ['企业', 55, null],
  }),
)

/** 6月中旬 for what is nearly done, 6月下旬 and the last day for the two that lag. */
const forecasts: Record<string, string> = { 县职教中心: '2020-06-21/2020-06-30', 县农产品公司: '2020-06-30' }
const midJune = '2020-06-11/2020-06-20'

export const demonstrationSites: DemonstrationSite[] = keyUnitNames.map((unit) => {
  const [domain, progress, completedOn] = entryOf(lines, unit)
  return {
    name: `${unit}示范点`,
    unit,
    domain,
    baseLevels: unit === '会师旧址' ? '国家级、省级、市级' : null,
    progress: String(progress),
    status: progress === 100 ? 'COMPLETE' : progress > 90 ? 'BASICALLY_COMPLETE' : 'LAGGING',
    plannedCompletionOn: '2020-06-30',
    forecastCompletionOn: completedOn ?? forecasts[unit] ?? midJune,
    completedOn,
    plannedCost: '80000.00',
  }
})

/** 八精三特五优十进: the report names the four groups and their sizes but not their content, so the titles are neutral. */
const groups: [GoalTask['group'], string, string, number][] = [
  ['JING', '精', '精品目标', 8],
  ['TE', '特', '特色目标', 3],
  ['YOU', '优', '优质目标', 5],
  ['JIN', '进', '进入目标', 10],
]
const goals = groups.flatMap(([group, letter, title, size]) =>
  Array.from({ length: size }, (_, i) => ({ group, code: `${letter}${i + 1}`, title: `${title}${i + 1}` })),
)

/** How many of its 26 goals a unit has reached, by the progress of its site. */
const reached = new Map([
  [100, 26],
  [92, 24],
  [60, 16],
  [55, 14],
])
const goalDays = ['2020-04-30', '2020-05-15', '2020-05-22', '2020-05-28']

const goalTask = (unit: string, goal: (typeof goals)[number], index: number): GoalTask => {
  const done = entryOf(reached, entryOf(lines, unit)[1])
  const status = index < done ? 'COMPLETE' : index === done ? 'IN_PROGRESS' : 'NOT_STARTED'
  return {
    ...goal,
    unit,
    supporters: goal.group === 'JIN' ? '县委统战部、县民宗局' : null,
    dueOn: '2020-06-30',
    completedOn: status === 'COMPLETE' ? itemAt(goalDays, index % goalDays.length) : null,
    status,
  }
}

export const goalTasks: GoalTask[] = keyUnitNames.flatMap((unit) =>
  goals.map((goal, index) => goalTask(unit, goal, index)),
)
