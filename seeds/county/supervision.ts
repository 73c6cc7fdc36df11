import { entryOf } from '../../src/facts/lists'
import type { RoundKey, SupervisionFinding, SupervisionRound } from './types'

const inspector = '县创建工作督查组'

/** Four county rounds, two in the middle of April and two early in June; the municipal survey is a row of another level. */
export const supervisionRounds: SupervisionRound[] = [
  {
    year: 2020,
    level: 'COUNTY',
    sequence: 1,
    category: 'INSPECTION',
    inspector,
    startOn: '2020-04-13',
    endOn: '2020-04-15',
  },
  {
    year: 2020,
    level: 'COUNTY',
    sequence: 2,
    category: 'INSPECTION',
    inspector,
    startOn: '2020-04-16',
    endOn: '2020-04-18',
  },
  {
    year: 2020,
    level: 'COUNTY',
    sequence: 3,
    category: 'INSPECTION',
    inspector,
    startOn: '2020-06-02',
    endOn: '2020-06-04',
  },
  {
    year: 2020,
    level: 'COUNTY',
    sequence: 4,
    category: 'INSPECTION',
    inspector,
    startOn: '2020-06-05',
    endOn: '2020-06-08',
  },
  {
    year: 2020,
    level: 'MUNICIPAL',
    sequence: 1,
    category: 'CPPCC_SURVEY',
    inspector: '市政协',
    startOn: '2020-05-26',
    endOn: '2020-05-26',
  },
]

/**
 * One finding: number, unit, category, what was found, what to do, due, rectified, closed. Of the fifteen county findings
 * eleven are closed (1-04 and 2-03 after their due day) and four open, one of them (2-04) overdue on 15 June 2020.
 */
type Category = SupervisionFinding['category']
type Line = [string, string, Category, string, string, string, string | null, string | null]

const lines: Record<string, Line[]> = {
  'COUNTY 1': [
    [
      '1-01',
      '县人民医院',
      'ATTENTION_LACKING',
      '创建工作未列入议事日程',
      '召开专题会议研究部署',
      '04-30',
      '04-24',
      '04-27',
    ],
    [
      '1-02',
      '县自然资源局',
      'POLICY_STUDY_WEAK',
      '政策学习记录不完整',
      '补充学习计划并组织学习',
      '04-30',
      '04-26',
      '04-28',
    ],
    ['1-03', '城东社区', 'POLICY_STUDY_WEAK', '业务知识掌握不够', '组织业务培训', '05-10', '05-06', '05-08'],
    ['1-04', '县职教中心', 'PROGRESS_LAG', '示范点打造尚未动工', '制定进度计划并倒排工期', '05-10', '05-12', '05-15'],
    ['1-05', '石桥村', 'RECORDS', '档案资料分类不规范', '按目录重新归档', '05-10', '05-07', '05-09'],
  ],
  'COUNTY 2': [
    ['2-01', '县农产品公司', 'ATTENTION_LACKING', '责任分工不明确', '明确分工并报督查组', '05-05', '04-30', '05-04'],
    ['2-02', '县市场监管局', 'POLICY_STUDY_WEAK', '学习形式单一', '开展交流研讨', '05-05', '04-29', '05-05'],
    ['2-03', '县民族小学', 'FUNDING', '经费使用台账不完整', '补齐支出凭证并登记', '05-15', '05-18', '05-20'],
    ['2-04', '县农产品公司', 'PROGRESS_LAG', '示范点进度滞后', '加快施工进度', '05-31', null, null],
  ],
  'COUNTY 3': [
    ['3-01', '县人民医院', 'POLICY_STUDY_WEAK', '应知应会知晓率不高', '组织应知应会测试', '06-12', '06-09', '06-11'],
    ['3-02', '石桥民族乡', 'RECORDS', '乡史馆资料缺少目录', '编制展品目录', '06-12', '06-08', '06-10'],
    ['3-03', '县职教中心', 'PROGRESS_LAG', '展板制作未完成', '限期完成制作安装', '06-20', null, null],
  ],
  'COUNTY 4': [
    ['4-01', '县职教中心', 'ATTENTION_LACKING', '主要负责人过问不够', '主要负责人牵头推进', '06-15', '06-12', '06-13'],
    ['4-02', '县农产品公司', 'PROGRESS_LAG', '宣传阵地建设未完成', '增加人员力量', '06-25', null, null],
    ['4-03', '县教育局', 'FUNDING', '补助资金支付偏慢', '加快资金支付', '06-22', '06-14', null],
  ],
  'MUNICIPAL 1': [
    ['X-01', '县委统战部', 'OTHER', '建议丰富示范点展示内容', '补充展示内容', '06-15', '06-10', '06-12'],
    ['X-02', '县文体广电和旅游局', 'OTHER', '建议整合红色旅游线路', '研究制定线路方案', '06-30', null, null],
  ],
}

const actions: Partial<Record<Category, SupervisionFinding['action']>> = {
  ATTENTION_LACKING: 'INTERVIEW',
  POLICY_STUDY_WEAK: 'GUIDANCE',
}
/** Findings nobody has begun to deal with; other unfinished ones are under way or wait to be struck off. */
const untouched = new Set(['4-02', 'X-02'])

function finding(round: RoundKey, line: Line): SupervisionFinding {
  const [code, unit, category, description, measure, due, rectified, closed] = line
  return {
    round,
    code,
    unit,
    category,
    description,
    measure,
    action: actions[category] ?? 'NONE',
    dueOn: `2020-${due}`,
    rectifiedOn: rectified && `2020-${rectified}`,
    closedOn: closed && `2020-${closed}`,
    status: closed ? 'CLOSED' : rectified ? 'RECTIFIED' : untouched.has(code) ? 'OPEN' : 'IN_PROGRESS',
  }
}

const linesOfRound = new Map(Object.entries(lines))

export const supervisionFindings: SupervisionFinding[] = supervisionRounds.flatMap(({ year, level, sequence }) =>
  entryOf(linesOfRound, `${level} ${sequence}`).map((line) => finding({ year, level, sequence }, line)),
)
