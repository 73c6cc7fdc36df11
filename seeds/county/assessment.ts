import type { AssessmentFramework, AssessmentScore } from './types'

/** The weights are invented for the sample: the provincial table is not public. */
const framework = '全省民族团结进步示范县测评指标（样例）'

export const assessmentFrameworks: AssessmentFramework[] = [
  { name: framework, year: 2020, totalScore: '100', passScore: '90', document: null },
]

type Line = [string, string, string, string, string, string | null, string]

const bases: Line[] = [
  ['1', '加强组织领导', '组织领导', '20', '18.5', '专题研究次数不足', '县委统战部'],
  ['2', '构筑共有精神家园', '宣传教育', '15', '14', '宣传载体覆盖不够', '县委宣传部'],
  ['3', '推动经济社会发展', '发展成果', '20', '17', '产业项目进度偏慢', '县农业农村局'],
  ['4', '促进交往交流交融', '创建活动', '20', '17.5', '两个示范点进度滞后', '县民宗局'],
  ['5', '提升民族事务治理能力', '依法治理', '10', '8.5', '台账不够规范', '县民宗局'],
  ['6', '防范化解风险', '依法治理', '5', '4.5', '预案演练偏少', '县委政法委'],
  ['7', '创新与示范', '创建活动', '10', '6.5', '可推广经验不多', '县委统战部'],
]

const base = ([code, title, parent, maxScore, selfScore, reason, unit]: Line): AssessmentScore => ({
  framework,
  year: 2020,
  code,
  title,
  parent,
  category: 'BASE',
  maxScore,
  selfScore,
  reviewScore: null,
  reason,
  unit,
  vetoTriggered: null,
})

/** A veto is a yes or a no, without a story. */
const veto = (code: string, title: string): AssessmentScore => ({
  framework,
  year: 2020,
  code,
  title,
  parent: null,
  category: 'VETO',
  maxScore: null,
  selfScore: null,
  reviewScore: null,
  reason: null,
  unit: null,
  vetoTriggered: false,
})

export const assessmentScores: AssessmentScore[] = [
  ...bases.map(base),
  veto('F1', '否决条件一'),
  veto('F2', '否决条件二'),
  veto('F3', '否决条件三'),
]
