/** The county's work report (工作汇报), section by section. Words are the office's; every figure, name and day comes from the data, and a sentence stands only where the data bears it. */

/** Something happened in the year of the report, up to its day. */
const thisYear = '{gte: "$start", lte: "$on"}'
const open = 'not: {status: {eq: COMPLETE}}'
const completed = 'demonstrationSites(where: {status: {eq: COMPLETE}})'
const basically = 'demonstrationSites(where: {status: {eq: BASICALLY_COMPLETE}})'
const overdue = `demonstrationSites(where: {${open}, plannedCompletionOn: {lt: "$on"}})`
const planned = `demonstrationSites(where: {${open}, not: {plannedCompletionOn: {lt: "$on"}}}, orderBy: {plannedCompletionOn: DESC_NULLS_LAST}, first: 1)`
/** The rule by which "lagging" is found, not said: open, and forecast for after the limit or beyond the day planned. */
const lagging = `demonstrationSites(where: {${open}, or: [{forecastCompletionOn: {gt: "$siteDeadline"}}, {plannedCompletionOn: {lt: "$on"}}]}, orderBy: {progress: ASC})`
const upper = 'source: {channel: {in: [UPPER_SPECIAL, COUNTY_SUBSIDY]}}, allocated: {gt: "0"}'
const subsidised = `demonstrationSites(where: {allocations: {some: {${upper}}}})`
const unsubsidised = `demonstrationSites(where: {allocations: {none: {${upper}}}})`
const record = (category: string): string =>
  `publicityRecords(where: {category: {eq: ${category}}, heldOn: ${thisYear}})`
const channels = (category: string): string =>
  `publicityChannels(where: {category: {eq: ${category}}, not: {openedOn: {gt: "$on"}}})`
const readings =
  'channelReadings(where: {channel: {category: {eq: WECHAT_OFFICIAL_ACCOUNT}}, asOf: {lte: "$on"}}, orderBy: {asOf: DESC}, first: 1)'
const rounds = (level: string): string =>
  `supervisionRounds(where: {level: {${level}: COUNTY}, startOn: ${thisYear}}, orderBy: {startOn: ASC})`
const [countyRounds, visits] = [rounds('eq'), rounds('ne')]
const guidance = `supervisionFindings(where: {action: {eq: GUIDANCE}, round: {level: {eq: COUNTY}, startOn: ${thisYear}}})`
const unheld = 'or: [{heldOn: {isNull: true}}, {heldOn: {gt: "$on"}}]'
const ahead = (category: string): string =>
  `milestones(where: {category: {eq: ${category}}, not: {plannedOn: {lt: "$on"}}, ${unheld}})`
const late = `milestones(where: {plannedOn: {lt: "$on"}, ${unheld}})`
const ethnicTownships = 'investments(where: {township: {category: {eq: ETHNIC_TOWNSHIP}}, year: {eq: "$year"}})'
const schools = 'investments(where: {category: {eq: EDUCATION}, year: {eq: "$year"}})'
const unplanned = 'fundingSources(where: {inPlan: {eq: false}, year: {eq: "$year"}})'
const groups = (level: string, category: string): string =>
  `leadingGroups(where: {level: {eq: ${level}}, category: {eq: ${category}}, establishedOn: {lte: "$on"}})`
const [countyGroup, supervisors] = [groups('COUNTY', 'CREATION'), groups('COUNTY', 'SUPERVISION')]
const unitGroups = 'leadingGroups(where: {level: {eq: UNIT}, establishedOn: {lte: "$on"}})'
const meeting = 'milestones(where: {category: {eq: PROMOTION_MEETING}, heldOn: {lte: "$on"}})'
const ownMoney =
  'fundAllocations(where: {source: {channel: {eq: OWN_SOURCE}, year: {eq: "$year"}}, not: {allocatedOn: {gt: "$on"}}})'
const bases = 'demonstrationSites(where: {baseLevels: {isNull: false}})'
const agreed = 'agreements(where: {field: {eq: EDUCATION}})'
const praised = 'recognitions(where: {grantorLevel: {eq: PROVINCIAL}})'

/** Words that stand only when there are rows of a query, or when something holds. */
const when = (list: string, words: string, otherwise = ''): string => given(`${list} { totalCount }`, words, otherwise)
const given = (test: string, words: string, otherwise = ''): string =>
  `{{#if ${test}}}${words}${otherwise && `{{else}}${otherwise}`}{{/if}}`
/** 八精: how many goals of a group there are; all of them together have their footnote right behind. */
const goals = (group: string, zh: string): string =>
  `{{goalTasks(where: {group: {eq: ${group}}}) { aggregate { code { countDistinct } } } | 汉字 | 不注}}${zh}`
const cells = (list: string, path: string, filters = ''): string => `{{${list} { nodes { ${path} } }${filters}}}`
const rows = (list: string): string => `{{${list} { totalCount }}}`

const held = [
  when(
    record('PUBLICITY_MONTH'),
    `认真开展全县第 ${cells(record('PUBLICITY_MONTH'), 'ordinal')} 个民族团结进步宣传月活动，`,
  ),
  when(record('OUTREACH'), `组织${cells(record('OUTREACH'), 'participantList')}等 {{I-11}} 个部门开展政策宣传；`),
  when(
    record('INITIATIVE'),
    `${cells(record('INITIATIVE'), 'organizer { name }')}向全县各级党组织和广大党员干部发出了积极开展民族团结进步创建工作倡议，`,
  ),
  when(
    record('MONTHLY_THEME'),
    `并将“民族团结进步”确定为全县各级党组织 ${cells(record('MONTHLY_THEME'), 'heldOn', ' | 月')} 月份的活动主题；`,
  ),
  when(
    record('FLAG_DONATION'),
    `${cells(record('FLAG_DONATION'), 'organizer { name }')}和${cells(record('FLAG_DONATION'), 'coOrganizers')}联合开展了向宗教场所“赠送国旗活动”；`,
  ),
  when(
    record('MEDIA_REPORT'),
    `${cells(record('MEDIA_REPORT'), 'organizer { name }')}采取专题报道等方式，大力宣传先进典型和政策知识，`,
  ),
].join('')

const contests = `publicityRecords(where: {category: {in: [CONTEST, PERFORMANCE, SPEECH]}, heldOn: ${thisYear}})`

/** What the sites have come to, where no promise can be made any more. */
const soFar = `${rows(completed)} 个示范点已经完成打造任务`
const promised = `{{I-15.numerator}} 个示范点能够确保在 {{$siteDeadline | 月}} 月{{$siteDeadline | 旬名}}完成打造任务（占 {{I-15}}%）`

export const workReportTemplate = `# {{counties { nodes { name } }}}创建全省民族团结进步示范县<br>工作汇报

（{{$on | 日期}}）

创建全省民族团结进步示范县工作开展以来，{{counties { nodes { leadUnit { name } } }}}高度重视、精心组织、扎实推进，取得了明显的工作成效。现将工作进展情况汇报如下：

## 一、工作进展情况

### （一）统一思想认识，强化组织领导。

坚持把创建工作作为全县民族工作的头等大事，认真传达学习领会关于民族工作的重要论述和省市县关于民族团结进步创建工作方案精神，进一步统一思想认识、强化组织领导${when(countyGroup, `，成立了由${cells(countyGroup, 'headPost')}任组长、${cells(countyGroup, 'memberUnits')}个单位为成员的创建工作领导小组`)}。${when(unitGroups, `${cells(unitGroups, 'unit { name }', ' | 前 3')}等 {{I-02.numerator}} 个创建单位分别成立了创建工作领导小组，抽调专人 {{I-06}} 名负责具体创建工作；`)}${given('I-03.numerator > 0', '{{I-03.numerator}} 个单位结合实际，研究制定了体现各自特色的单位创建工作方案，明确了创建目标、内容和步骤；')}${when(meeting, `${cells(meeting, 'heldOn', ' | 日期')}召开了全县创建工作推进会，`)}${given('workplanTasks { totalCount }', '制定了工作作战图，排定任务 {{workplanTasks { totalCount }}} 项，')}${given('I-04.numerator > 0', '签订目标责任书 {{I-04.numerator}} 份，')}进一步明确了任务，靠实了责任，确保了创建工作顺利开展。

### （二）创新载体平台，强化宣传引导。

${when(channels('WECHAT_OFFICIAL_ACCOUNT'), `注册了“${cells(channels('WECHAT_OFFICIAL_ACCOUNT'), 'name')}”微信公众号，及时发布全县统战工作动态和创建信息，${when(readings, `统战系统、统战成员单位、各创建单位以及各族群众等 ${cells(readings, 'followers')} 人关注阅读，`)}目前已发布信息 {{I-07}} 条；`)}${when(channels('WECHAT_GROUP'), `组建了“${cells(channels('WECHAT_GROUP'), 'name', ' | 连以 ”和“')}”，积极宣传党的民族宗教政策，全面加强单位之间交流学习；`)}${when(channels('STREET'), `创建了宣传“一条街” ${rows(channels('STREET'))} 处，`)}${given('I-09 > 0', '制作国旗风格灯杆宣传牌 {{I-09}} 个；')}${held}为示范县创建积极营造舆论氛围。

### （三）突出特色实际，强化典型引领。

结合县情实际，按照“创建工作+红色传承+民族教育+民族乡村发展”的工作思路，${given('goalTasks { totalCount }', `确定了“${goals('JING', '精')}${goals('TE', '特')}${goals('YOU', '优')}${goals('JIN', '进')}”创建目标，分解为 {{goalTasks { aggregate { code { countDistinct } } }}} 项目标、{{I-13.denominator}} 项任务，已完成 {{I-13.numerator}} 项，完成率 {{I-13}}%。`, '明确创建目标。')}${when(bases, `${cells(bases, 'unit { name }')}立足${cells(bases, 'baseLevels')}民族团结进步教育基地，${when(contests, `开展${cells(contests, 'category', ' | 去重')} ${rows(contests)} 场，`)}全面提升教育功能；`)}${when(praised, `${cells(praised, 'unit { name }')}认真总结全县民族教育成果，${cells(praised, 'title')}得到了省上的充分肯定`)}${when(agreed, `，并与${cells(agreed, 'partner')}达成了${cells(agreed, 'form')}中小学生的合作${cells(agreed, 'status')} {{I-16}} 项，${cells(agreed, 'form')}人数 {{${agreed} { aggregate { pupils { sum } } }}} 人`)}${when(record('EXHIBITION'), `；${cells(record('EXHIBITION'), 'organizer { name }')}以展示民族乡经济社会发展和脱贫攻坚成果为抓手，创建“乡史馆”，积极凝聚各民族群众的团结共识`)}。在此基础上，认真组织{{demonstrationSites { nodes { unit { name } } } | 前 3}}等 {{I-12}} 家单位开展创建活动，目前示范点打造平均进度 {{I-14}}%，${rows(completed)} 个已经完成，${rows(basically)} 个基本完成${when(planned, `，计划${cells(planned, 'plannedCompletionOn', ' | 期限')}全面完成`)}${when(overdue, `，${rows(overdue)} 个已过计划完成时间尚未完成`)}。

{{chart site-progress}}

### （四）跟进工作动态，强化督促检查。

${when(supervisors, '成立了创建工作督查组，')}${when(countyRounds, `积极开展督查检查活动，${cells(countyRounds, 'startOn', ' | 旬 | 连以 和')}，分别组织开展了 {{I-17}} 轮督查检查`, '本年度尚未组织开展督查检查')}${when(visits, `；${cells(visits, 'startOn', ' | 旬')}，全面迎接了${cells(visits, 'inspector')}民族团结进步创建工作监督性调研活动`)}。${given('I-20.denominator > 0', `通过${when(visits, `接受${cells(visits, 'level', ' | 去重')}监督调研和`)}县内督查检查，县级督查发现问题 {{I-20.denominator}} 个，已整改销号 {{I-20.numerator}} 个${given('I-22 > 0', '，逾期未整改 {{I-22}} 个')}。`)}${given('I-23 > 0', '督查组对重视不够、推进不力的单位，同单位主要负责人谈话 {{I-23}} 次，督促抓好落实；')}${when(guidance, `对政策业务学习不够的单位，进行交流指导 ${rows(guidance)} 次，有力地推进了创建工作的顺利开展。`)}

{{chart findings-by-category}}

### （五）多方筹措经费，强化资金保障。

采取省市专项、县级补助、单位自筹相结合的办法，多方筹措创建经费。${given('I-24 > 0', '目前，已落实省市民委专项经费 {{I-24 | 万元}} 万元{{#if I-24 by source.line}}，其中{{#each I-24 by source.line | 连以 ，}}{{fundingSources(where: {line: {eq: "$each"}, channel: {eq: UPPER_SPECIAL}, year: {eq: "$year"}}) { nodes { level } } | 去重}}{{$each}} {{I-24 by source.line of $each | 万元}} 万元{{/each}}{{/if}}，已支出 {{I-28}}%。', '目前，{{$on | 年}} 年省市专项经费尚未落实。')}${given('I-25 > 0', `采取单位共创共建的办法，县直 {{I-25}} 个创建单位分别从单位公用经费中拿出一定经费，共 {{${ownMoney} { aggregate { allocated { sum } } } | 万元}} 万元，用于单位创建工作。`)}

{{chart funds-by-channel}}

### （六）坚持创建统领，强化政策落实。

坚持以民族团结进步创建工作统领全县民族工作，认真落实好民族乡村脱贫攻坚、基础建设和产业发展等工作。${given('I-33.denominator > 0', `目前，全县 {{I-33.denominator}} 个有少数民族居住的贫困村${given('I-33 = 100', '已全部实现脱贫摘帽', '有 {{I-33.numerator}} 个实现脱贫摘帽')}`)}${given('I-35.denominator > 0', `，{{I-35.denominator}} 户少数民族贫困户${given('I-35 = 100', '全部实现了脱贫', '有 {{I-35.numerator}} 户实现了脱贫')}`)}${when(ethnicTownships, `。{{$on | 年}} 年，${cells(ethnicTownships, 'township { name }', ' | 去重')}落实投资 {{${ethnicTownships} { aggregate { total { sum } } } | 万元}} 万元，用于基础设施和产业发展`)}${when(schools, `，${cells(schools, 'implementer { name }')}投资 {{I-38 | 万元}} 万元用于学校${cells(schools, 'nature', ' | 去重')}工程`)}，以实际举措促进了全县民族工作发展和创建工作开展。

{{chart exits-by-year}}

## 二、存在的困难和问题

全县创建工作虽然取得了一定的成绩，但${given('I-43 > 0', '对照省级示范县指标要求还有明显差距（自评 {{I-42}} 分，距达标差 {{I-43}} 分），')}${given('I-43 <= 0', '对照省级示范县指标要求虽已达标（自评 {{I-42}} 分），')}创建工作中还存在一些困难和问题。

### （一）工作进展${when(lagging, '不够平衡', given('I-12 > 0', '总体平衡', '尚无数据'))}。

${when(countyRounds, '根据最近督查检查情况，')}${when(overdue, soFar, given('$on <= $siteDeadline', promised, soFar))}${when(lagging, `，但${cells(lagging, 'unit { name }')}等 ${rows(lagging)} 个单位工作相对滞后，进度分别为 ${cells(lagging, 'progress')}，需进一步提高认识、加大力度、迎头赶上`)}。

### （二）创建经费${given('I-30 > 0', '存在缺口', given('I-30 <= 0', '保障到位', '需求不明'))}。

${when(unplanned, `我县创建工作没有纳入 {{$on | 年}} 年省民委${cells(unplanned, 'name')}计划（补助 {{${unplanned} { aggregate { allocated { sum } } } | 万元}} 万元），`)}目前${when(subsidised, `只有${cells(subsidised, 'unit { name }', ' | 前 1')}等 {{I-26.numerator}} 个创建点落实了补助资金`, '各创建点尚未落实补助资金')}${when(subsidised, when(unsubsidised, `，${cells(unsubsidised, 'unit { name }', ' | 前 2')}等 ${rows(unsubsidised)} 个创建点没有补助资金`))}${given('I-30 > 0', '，全县创建工作经费需要 {{demonstrationSites { aggregate { plannedCost { sum } } } | 万元}} 万元，缺口 {{I-30 | 万元}} 万元（占 {{I-31}}%）')}。

## 三、下一步工作打算

${when(ahead('OBSERVATION'), `${cells(ahead('OBSERVATION'), 'plannedOn', ' | 月')} 月份，省市将分别组织“${cells(ahead('OBSERVATION'), 'title')}”${when(ahead('PEER_INSPECTION'), `和${cells(ahead('PEER_INSPECTION'), 'title')}`)}活动，`)}${when(ahead('ACCEPTANCE'), `${cells(ahead('ACCEPTANCE'), 'plannedOn', ' | 月')} 月份，省上对我县创建省级示范县工作进行考核验收。`)}${when(late, `${cells(late, 'title')}已过计划时间、尚未登记完成，要尽快落实。`)}${when(ahead('ACCEPTANCE'), '近期创建工作，要紧紧围绕省市观摩和省上评估验收工作，补短板，强弱项，确保顺利完成省市观摩和省上验收迎检任务，', '近期创建工作，要继续补短板，强弱项，')}扎实推进全县民族团结进步创建工作。
`
