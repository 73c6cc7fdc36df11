import { choice, day, link, money, percent, text, whole, year } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { FundingSource } from './funding-source'
import { Township } from './township'
import { Unit } from './unit'
import { Village } from './village'

@Roster({
  zh: '投资项目',
  en: 'A project that money is invested in.',
  plural: 'investments',
  singular: 'investment',
  sheets: ['投资项目', '投资台账', '项目台账', '项目库', '项目库台账', '投资项目台账', '项目一览表', '项目情况表', '投资项目库'],
  key: [['code'], ['year', 'name', 'implementer']],
  rules: [
    { id: 'V-06', left: 'total', operator: 'eq', right: { sum: ['central', 'provincial', 'municipal', 'county', 'selfRaised', 'otherFunds'] }, tolerance: 1, severity: 'error', blank: 'zero', zh: '总投资应等于各来源资金之和（误差不超过 1 元）', en: 'the total equals the sum of its sources (within 1 yuan)' },
    { id: 'V-18', when: { cell: 'status', is: ['COMPLETED', 'ACCEPTED'] }, must: { cell: 'completedOn', is: 'present' }, severity: 'error', zh: '完工或已验收的项目应填竣工时间', en: 'a project that is completed or accepted has its completion day' },
    { id: 'V-18', when: { cell: 'status', is: ['PLANNED', 'STARTED', 'SUSPENDED', 'WITHDRAWN'] }, must: { cell: 'completedOn', is: 'absent' }, severity: 'error', zh: '未完工的项目不应填竣工时间', en: 'a project that is not completed has no completion day' },
    { id: 'V-18', left: 'startOn', operator: 'le', right: 'completedOn', severity: 'error', zh: '竣工时间不能早于开工时间', en: 'completion must not precede the start' },
    { id: 'V-18', left: 'completedOn', operator: 'le', right: 'acceptedOn', severity: 'error', zh: '验收时间不能早于竣工时间', en: 'acceptance must not precede completion' },
    { id: 'R-05', left: 'beneficiaryPoorHouseholds', operator: 'le', right: 'beneficiaryHouseholds', severity: 'error', zh: '受益贫困户数不能多于受益户数', en: 'poor households benefiting must not exceed the households benefiting' },
    { id: 'R-06', left: 'completed', operator: 'le', right: { cell: 'total', times: 1.1 }, severity: 'warning', zh: '累计完成投资超过总投资的 110%', en: 'completed investment exceeds 110 % of the total' },
  ],
})
export class Investment {
  @text({ required: true, maxLength: 120, headers: ['项目名称', '工程名称', '名称', '投资项目', '项目'], en: 'Name of the project' }) name!: string
  @text({ headers: ['项目编号', '项目代码', '项目编码', '编码'], code: true, maxLength: 40, en: 'Project code' }) code?: string
  @year({ required: true, headers: ['年度', '项目年度', '实施年度', '投资年度', '年份', '计划年度'], en: 'Year of the project' }) year!: number
  @choice({
    headers: ['项目类别', '项目类型', '类别', '类型', '投资类别'],
    options: [
      ['INFRASTRUCTURE', '基础设施', 'infrastructure', '基础建设', '基础设施建设', '乡村建设', '基建'],
      ['INDUSTRY', '产业发展', 'industry', '产业', '产业项目', '生产发展'],
      ['EDUCATION', '教育', 'education', '学校', '民族教育', '教育发展'],
      ['HEALTH', '卫生', 'health', '医疗', '卫生健康', '医疗卫生'],
      ['HOUSING', '危房改造', 'housing', '住房', '住房安全', '易地搬迁'],
      ['WATER', '饮水安全', 'drinking water', '饮水', '人畜饮水', '安全饮水'],
      ['EMPLOYMENT', '就业', 'employment', '就业创业', '技能培训', '劳务培训'],
      ['CULTURE', '文化', 'culture', '文化建设', '文化旅游', '文化保护'],
      ['MANAGEMENT', '项目管理', 'project management', '项目管理费', '管理费'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'What the money is for',
  })
  category?: string
  @choice({
    headers: ['建设性质', '性质', '项目性质'],
    options: [
      ['NEW', '新建', 'new'],
      ['CONTINUED', '续建', 'continued'],
      ['REBUILD', '改建', 'rebuilt', '改造'],
      ['EXTENSION', '扩建', 'extended'],
      ['REBUILD_EXTENSION', '改扩建', 'rebuilt and extended', '改(扩)建', '改建扩建'],
      ['RELOCATION', '迁建', 'relocated', '搬迁'],
    ],
    en: 'Nature of the works',
  })
  nature?: string
  @link(() => Township, { headers: ['乡镇', '所属乡镇', '实施乡镇', '所在乡镇', '乡(镇)', '乡镇名称', '项目乡镇'], inverse: 'investments', en: 'Township where it is' }) township?: Township
  @link(() => Village, { headers: ['行政村', '村', '实施村', '村名', '所在村', '项目村'], inverse: 'investments', en: 'Village where it is' }) village?: Village
  @text({ headers: ['实施地点', '建设地点', '项目地点', '地点', '建设地址'], en: 'Place in words' }) place?: string
  @link(() => Unit, { creates: true, headers: ['实施单位', '责任单位', '项目业主', '建设单位', '项目单位', '业主单位'], inverse: 'investments', en: 'Unit that carries it out' }) implementer?: Unit
  @link(() => Unit, { creates: true, headers: ['主管部门', '行业主管部门', '主管单位'], en: 'Authority in charge' }) authority?: Unit
  @link(() => FundingSource, { creates: true, headers: ['资金来源', '资金名称', '来源'], inverse: 'investments', en: 'Main funding source' }) source?: FundingSource
  @money({ headers: ['总投资', '资金规模', '概算', '计划投资', '投资总额', '项目总投资', '投资规模', '总投资额', '概算总投资', '合计投资', '资金/总投资'], en: 'Total investment' }) total?: string
  @money({ headers: ['中央资金', '中央', '中央投资', '中央财政', '资金来源/中央', '中央财政资金'], en: 'Of which central' }) central?: string
  @money({ headers: ['省级资金', '省级', '省', '省级投资', '省级财政', '资金来源/省级', '省财政', '省级财政资金'], en: 'Of which provincial' }) provincial?: string
  @money({ headers: ['市级资金', '市级', '市', '市级投资', '市级财政', '资金来源/市级', '市级财政资金'], en: 'Of which municipal' }) municipal?: string
  @money({ headers: ['县级资金', '县级', '县', '县级投资', '县级财政', '县级配套', '资金来源/县级', '县级财政资金'], en: 'Of which county' }) county?: string
  @money({ headers: ['自筹资金', '自筹', '群众自筹', '单位自筹', '资金来源/自筹'], en: 'Of which raised by the unit' }) selfRaised?: string
  @money({ headers: ['其他资金', '其他', '其它资金', '资金来源/其他', '其它', '社会资金'], en: 'Of which other' }) otherFunds?: string
  @money({ headers: ['年度计划投资', '年度计划', '本年计划投资', '当年计划投资', '年度投资计划'], en: 'Planned for the year' }) annualPlan?: string
  @money({ headers: ['累计完成投资', '完成投资', '累计完成', '已完成投资', '完成投资额'], en: 'Completed so far' }) completed?: string
  @money({ headers: ['支付资金', '已支付', '支付金额', '支付数', '已支出', '支出资金', '已支付资金'], en: 'Paid out' }) paid?: string
  @choice({
    headers: ['入库情况', '是否入库', '入库', '项目库', '入库状态'],
    options: [
      ['ADMITTED', '已入库', 'admitted', '入库', '是', '在库'],
      ['WITHDRAWN', '已出库', 'withdrawn', '出库'],
      ['NONE', '未入库', 'not in the library', '否', '无'],
    ],
    en: 'Standing in the project library',
  })
  libraryStatus?: string
  @percent({ headers: ['形象进度', '工程进度', '进度', '完成进度', '完成比例', '形象进度%'], en: 'Physical progress' }) progress?: string
  @choice({
    headers: ['项目状态', '进展情况', '状态', '建设状态', '项目进展', '建设进展'],
    options: [
      ['PLANNED', '未开工', 'planned', '计划', '待建', '前期', '拟建', '未动工'],
      ['STARTED', '在建', 'started', '已开工', '建设中', '正在实施', '开工', '正在建设', '施工中'],
      ['COMPLETED', '完工', 'completed', '已完工', '竣工', '已竣工', '已建成', '已完成'],
      ['ACCEPTED', '已验收', 'accepted', '验收', '验收合格', '通过验收'],
      ['SUSPENDED', '停工', 'suspended', '暂停', '停建', '缓建'],
      ['WITHDRAWN', '出库', 'withdrawn', '取消', '终止', '撤销'],
    ],
    en: 'Status',
  })
  status?: string
  @day({ headers: ['开工时间', '开工日期', '实际开工时间'], en: 'Start of the works' }) startOn?: string
  @day({ headers: ['计划完工时间', '计划完工', '计划竣工时间', '预计完工时间'], en: 'Planned completion' }) plannedCompletionOn?: string
  @day({ headers: ['竣工时间', '完工时间', '实际完工时间', '竣工日期', '完工日期'], en: 'Completion' }) completedOn?: string
  @day({ headers: ['验收时间', '验收日期'], en: 'Acceptance' }) acceptedOn?: string
  @whole({ headers: ['受益户数', '覆盖户数', '受益户', '受益农户', '受益/户数', '受益对象/户数', '受益情况/户数'], unit: '户', en: 'Households that benefit' }) beneficiaryHouseholds?: number
  @whole({ headers: ['受益贫困户数', '其中:贫困户', '其中:脱贫户', '其中/贫困户', '受益贫困户', '受益/贫困户', '受益对象/贫困户', '受益/脱贫户', '受益情况/贫困户'], unit: '户', en: 'Poor households that benefit' }) beneficiaryPoorHouseholds?: number
  @whole({ headers: ['受益人口', '受益人数', '覆盖人口', '受益/人口'], unit: '人', en: 'People that benefit' }) beneficiaryPopulation?: number
  @text({ headers: ['建设内容及规模', '建设内容', '建设任务', '主要内容', '主要建设内容', '建设内容与规模'], maxLength: 2000, en: 'Scope of the works; numbers inside the text are not read' }) scope?: string
}
