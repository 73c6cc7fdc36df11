/** The county's work report (工作汇报), section by section. Words are the office's; every figure, name and day comes from the data. */

/** Sites whose day of completion lies after the limit: the rule by which "lagging" is found, not said. */
const lagging = 'demonstrationSites(where: {forecastCompletionOn: {gt: "$siteDeadline"}}, orderBy: {progress: ASC})'
const upper = 'source: {channel: {in: [UPPER_SPECIAL, COUNTY_SUBSIDY]}}, allocated: {gt: "0"}'
const subsidised = `demonstrationSites(where: {allocations: {some: {${upper}}}})`
const unsubsidised = `demonstrationSites(where: {allocations: {none: {${upper}}}})`
const record = (category: string): string =>
  `publicityRecords(where: {category: {eq: ${category}}, heldOn: {lte: "$on"}})`
const countyRounds = 'supervisionRounds(where: {level: {eq: COUNTY}, startOn: {lte: "$on"}}, orderBy: {startOn: ASC})'
const visits = 'supervisionRounds(where: {level: {ne: COUNTY}, startOn: {lte: "$on"}}, orderBy: {startOn: ASC})'
const ahead = (category: string): string => `milestones(where: {category: {eq: ${category}}, heldOn: {isNull: true}})`
const ethnicTownships = 'investments(where: {township: {category: {eq: ETHNIC_TOWNSHIP}}, year: {eq: "$year"}})'
const unplanned = 'fundingSources(where: {inPlan: {eq: false}, year: {eq: "$year"}})'
const countyGroup = 'leadingGroups(where: {level: {eq: COUNTY}, category: {eq: CREATION}, establishedOn: {lte: "$on"}})'
const unitGroups = 'leadingGroups(where: {level: {eq: UNIT}, establishedOn: {lte: "$on"}})'
const ownMoney = 'fundAllocations(where: {source: {channel: {eq: OWN_SOURCE}, year: {eq: "$year"}}})'

export const workReport = `# {{counties { nodes { name } }}}创建全省民族团结进步示范县<br>工作汇报

（{{$on | 日期}}）

创建全省民族团结进步示范县工作开展以来，{{counties { nodes { leadUnit { name } } }}}高度重视、精心组织、扎实推进，取得了明显的工作成效。现将工作进展情况汇报如下：

## 一、工作进展情况

### （一）统一思想认识，强化组织领导。

坚持把创建工作作为全县民族工作的头等大事，认真传达学习领会关于民族工作的重要论述和省市县关于民族团结进步创建工作方案精神，进一步统一思想认识、强化组织领导，成立了由{{${countyGroup} { nodes { headPost } }}}任组长、{{${countyGroup} { nodes { memberUnits } }}}个单位为成员的创建工作领导小组。{{${unitGroups} { nodes { unit { name } } } | 前 3}}等 {{I-02.numerator}} 个创建单位分别成立了创建工作领导小组，抽调专人 {{I-06}} 名负责具体创建工作；{{I-03.numerator}} 个单位结合实际，研究制定了体现各自特色的单位创建工作方案，明确了创建目标、内容和步骤；{{milestones(where: {category: {eq: PROMOTION_MEETING}, heldOn: {lte: "$on"}}) { nodes { heldOn } } | 日期}}召开了全县创建工作推进会，制定了工作作战图，排定任务 {{workplanTasks { totalCount }}} 项，签订目标责任书 {{I-04.numerator}} 份，进一步明确了任务，靠实了责任，确保了创建工作顺利开展。

### （二）创新载体平台，强化宣传引导。

注册了“{{publicityChannels(where: {category: {eq: WECHAT_OFFICIAL_ACCOUNT}}) { nodes { name } }}}”微信公众号，及时发布全县统战工作动态和创建信息，统战系统、统战成员单位、各创建单位以及各族群众等 {{channelReadings(where: {channel: {category: {eq: WECHAT_OFFICIAL_ACCOUNT}}, asOf: {lte: "$on"}}, orderBy: {asOf: DESC}, first: 1) { nodes { followers } }}} 人关注阅读，目前已发布信息 {{I-07}} 条；组建了“{{publicityChannels(where: {category: {eq: WECHAT_GROUP}}) { nodes { name } } | 连以 ”和“}}”，积极宣传党的民族宗教政策，全面加强单位之间交流学习；创建了宣传“一条街” {{publicityChannels(where: {category: {eq: STREET}}) { totalCount }}} 处，制作国旗风格灯杆宣传牌 {{I-09}} 个；认真开展全县第 {{${record('PUBLICITY_MONTH')} { nodes { ordinal } }}} 个民族团结进步宣传月活动，组织{{${record('OUTREACH')} { nodes { participantList } }}}等 {{I-11}} 个部门开展政策宣传；{{${record('INITIATIVE')} { nodes { organizer { name } } }}}向全县各级党组织和广大党员干部发出了积极开展民族团结进步创建工作倡议，并将“民族团结进步”确定为全县各级党组织 {{${record('MONTHLY_THEME')} { nodes { heldOn } } | 月}} 月份的活动主题；{{${record('FLAG_DONATION')} { nodes { organizer { name } } }}}和{{${record('FLAG_DONATION')} { nodes { coOrganizers } }}}联合开展了向宗教场所“赠送国旗活动”；{{${record('MEDIA_REPORT')} { nodes { organizer { name } } }}}采取专题报道等方式，大力宣传先进典型和政策知识，为示范县创建积极营造舆论氛围。

### （三）突出特色实际，强化典型引领。

结合县情实际，按照“创建工作+红色传承+民族教育+民族乡村发展”的工作思路，确定了“八精三特五优十进”创建目标，分解为 {{goalTasks { aggregate { code { countDistinct } } }}} 项目标、{{I-13.denominator}} 项任务，已完成 {{I-13.numerator}} 项，完成率 {{I-13}}%。{{demonstrationSites(where: {baseLevels: {isNull: false}}) { nodes { unit { name } } }}}立足{{demonstrationSites(where: {baseLevels: {isNull: false}}) { nodes { baseLevels } }}}民族团结进步教育基地，开展知识竞赛 {{${record('CONTEST')} { totalCount }}} 场、文艺演出 {{${record('PERFORMANCE')} { totalCount }}} 场、演讲比赛 {{${record('SPEECH')} { totalCount }}} 场，全面提升教育功能；{{recognitions { nodes { unit { name } } }}}认真总结全县民族教育成果，{{recognitions { nodes { title } }}}得到了省上的充分肯定{{#if agreements(where: {field: {eq: EDUCATION}}) { totalCount }}}，并与{{agreements(where: {field: {eq: EDUCATION}}) { nodes { partner } }}}达成了{{agreements(where: {field: {eq: EDUCATION}}) { nodes { form } }}}中小学生的合作{{agreements(where: {field: {eq: EDUCATION}}) { nodes { status } }}} {{I-16}} 项，{{agreements(where: {field: {eq: EDUCATION}}) { nodes { form } }}}人数 {{agreements(where: {field: {eq: EDUCATION}}) { aggregate { pupils { sum } } }}} 人{{/if}}；{{${record('EXHIBITION')} { nodes { organizer { name } } }}}以展示民族乡经济社会发展和脱贫攻坚成果为抓手，创建“乡史馆”，积极凝聚各民族群众的团结共识。在此基础上，认真组织{{demonstrationSites { nodes { unit { name } } } | 前 3}}等 {{I-12}} 家单位开展创建活动，目前示范点打造平均进度 {{I-14}}%，{{demonstrationSites(where: {status: {eq: COMPLETE}}) { totalCount }}} 个已经完成，{{demonstrationSites(where: {status: {eq: BASICALLY_COMPLETE}}) { totalCount }}} 个基本完成，计划 {{demonstrationSites { nodes { plannedCompletionOn } } | 月 | 去重}} 月底全面完成。

{{chart site-progress}}

### （四）跟进工作动态，强化督促检查。

成立了创建工作督查组，积极开展督查检查活动，{{${countyRounds} { nodes { startOn } } | 旬 | 连以 和}}，分别组织开展了 {{I-17}} 轮督查检查；{{${visits} { nodes { startOn } } | 旬}}，全面迎接了{{${visits} { nodes { inspector } }}}民族团结进步创建工作监督性调研活动。通过接受市上监督调研和县内督查检查，县级督查发现问题 {{supervisionFindings(where: {round: {level: {eq: COUNTY}}}) { totalCount }}} 个，已整改销号 {{supervisionFindings(where: {round: {level: {eq: COUNTY}}, status: {eq: CLOSED}}) { totalCount }}} 个{{#if I-22 > 0}}，逾期未整改 {{I-22}} 个{{/if}}。督查组对重视不够、推进不力的单位，同单位主要负责人谈话 {{I-23}} 次，督促抓好落实；对政策业务学习不够的单位，进行交流指导 {{supervisionFindings(where: {action: {eq: GUIDANCE}}) { totalCount }}} 次，有力地推进了创建工作的顺利开展。

{{chart findings-by-category}}

### （五）多方筹措经费，强化资金保障。

采取省市专项、县级补助、单位自筹相结合的办法，多方筹措创建经费。目前，已落实省市民委专项经费 {{I-24 | 万元}} 万元，其中省级少数民族发展资金 {{I-24 by source.line of 少数民族发展资金 | 万元}} 万元，教育基地专项补助 {{I-24 by source.line of 教育基地专项补助 | 万元}} 万元，已支出 {{I-28}}%。采取单位共创共建的办法，县直 {{I-25}} 个创建单位分别从单位公用经费中拿出一定经费，共 {{${ownMoney} { aggregate { allocated { sum } } } | 万元}} 万元，用于单位创建工作。

{{chart funds-by-channel}}

### （六）坚持创建统领，强化政策落实。

坚持以民族团结进步创建工作统领全县民族工作，认真落实好民族乡村脱贫攻坚、基础建设和产业发展等工作。目前，全县 {{I-33.denominator}} 个有少数民族居住的贫困村{{#if I-33 = 100}}已全部实现脱贫摘帽{{else}}有 {{I-33.numerator}} 个实现脱贫摘帽{{/if}}，{{I-35.denominator}} 户少数民族贫困户{{#if I-35 = 100}}全部实现了脱贫{{else}}有 {{I-35.numerator}} 户实现了脱贫{{/if}}。{{$on | 年}} 年，{{${ethnicTownships} { nodes { township { name } } } | 去重}}落实投资 {{${ethnicTownships} { aggregate { total { sum } } } | 万元}} 万元，用于基础设施和产业发展，{{investments(where: {category: {eq: EDUCATION}, year: {eq: "$year"}}) { nodes { implementer { name } } }}}投资 {{I-38 | 万元}} 万元用于学校改扩建工程，以实际举措促进了全县民族工作发展和创建工作开展。

{{chart exits-by-year}}

## 二、存在的困难和问题

全县创建工作虽然取得了一定的成绩，但对照省级示范县指标要求{{#if I-43 > 0}}还有明显差距（自评 {{I-42}} 分，距达标差 {{I-43}} 分）{{else}}已经达到（自评 {{I-42}} 分）{{/if}}，创建工作中还存在一些困难和问题。

### （一）工作进展{{#if ${lagging} { totalCount }}}不够平衡{{else}}总体平衡{{/if}}。

根据最近督查检查情况，{{I-15.numerator}} 个示范点能够确保在 6 月中旬完成打造任务（占 {{I-15}}%）{{#if ${lagging} { totalCount }}}，但{{${lagging} { nodes { unit { name } } }}}等 {{${lagging} { totalCount }}} 个单位工作相对滞后，进度分别为 {{${lagging} { nodes { progress } }}}，需进一步提高认识、加大力度、迎头赶上{{/if}}。

### （二）创建经费{{#if I-30 > 0}}存在缺口{{else}}保障到位{{/if}}。

{{#if ${unplanned} { totalCount }}}我县创建工作没有纳入 {{$on | 年}} 年省民委{{${unplanned} { nodes { name } }}}计划（补助 {{${unplanned} { aggregate { allocated { sum } } } | 万元}} 万元），{{/if}}目前只有{{${subsidised} { nodes { unit { name } } } | 前 1}}等 {{I-26.numerator}} 个创建点落实了补助资金{{#if ${unsubsidised} { totalCount }}}，{{${unsubsidised} { nodes { unit { name } } } | 前 2}}等 {{${unsubsidised} { totalCount }}} 个创建点没有补助资金{{/if}}{{#if I-30 > 0}}，全县创建工作经费需要 {{demonstrationSites { aggregate { plannedCost { sum } } } | 万元}} 万元，缺口 {{I-30 | 万元}} 万元（占 {{I-31}}%）{{/if}}。

## 三、下一步工作打算

{{${ahead('OBSERVATION')} { nodes { plannedOn } } | 月}} 月份，省市将分别组织“{{${ahead('OBSERVATION')} { nodes { title } }}}”和{{${ahead('PEER_INSPECTION')} { nodes { title } }}}活动，{{${ahead('ACCEPTANCE')} { nodes { plannedOn } } | 月}} 月份，省上对我县创建省级示范县工作进行考核验收。近期创建工作，要紧紧围绕省市观摩和省上评估验收工作，补短板，强弱项，确保顺利完成省市观摩和省上验收迎检任务，扎实推进全县民族团结进步创建工作。
`
