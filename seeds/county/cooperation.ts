import type { Agreement, Milestone, Recognition } from './types'

/** An intention only: no day, no number of pupils. */
export const agreements: Agreement[] = [
  {
    title: '代培中小学生教育合作意向',
    unit: '县教育局',
    field: 'EDUCATION',
    partner: '东乡县教育局',
    form: '代培',
    status: 'INTENTION',
    signedOn: null,
    pupils: null,
  },
]

export const recognitions: Recognition[] = [
  { title: '中小学生教育工作经验', unit: '县教育局', grantorLevel: 'PROVINCIAL', form: '充分肯定', grantedOn: null },
]

export const milestones: Milestone[] = [
  {
    title: '全县创建工作推进会',
    category: 'PROMOTION_MEETING',
    level: 'COUNTY',
    plannedOn: '2020-03-31',
    heldOn: '2020-03-27',
  },
  {
    title: '印发创建工作作战图',
    category: 'WORKPLAN',
    level: 'COUNTY',
    plannedOn: '2020-04-05',
    heldOn: '2020-03-30',
  },
  {
    title: '一廊一区一带民族团结进步创建观摩',
    category: 'OBSERVATION',
    level: 'PROVINCIAL',
    plannedOn: '2020-07',
    heldOn: null,
  },
  { title: '全市互观互检', category: 'PEER_INSPECTION', level: 'MUNICIPAL', plannedOn: '2020-07', heldOn: null },
  { title: '省级示范县考核验收', category: 'ACCEPTANCE', level: 'PROVINCIAL', plannedOn: '2020-08', heldOn: null },
]
