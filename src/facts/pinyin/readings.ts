/**
 * Characters that are read in more than one way. A line has the character, one that is read as it is read here, and the words it is
 * read so in; without words, everywhere else. The first line that fits counts; where none does, the reading of the order in
 * pinyin-order.ts. Readings are those of county-level places (GB/T 2260 names) and of the words that rosters are full of. Stored
 * sort keys come from this list: whoever changes it has to have them made anew, as the migration `place-names` does.
 */
const lines = `
阿 婀 东阿 阿胶 阿房
埔 普 黄埔 柬埔寨
薄 薄 薄膜 薄板 厚薄
薄 博
堡 补 吴堡 瓦窑堡 柴沟堡 堡子
堡 瀑 里堡
蚌 泵 蚌埠
泌 毕 泌阳
卜 卜 萝卜
卜 补
泊 博 泊头 停泊 泊位 泊车 漂泊
参 身 人参 党参 丹参 玄参 海参 参茸
藏 藏 收藏 储藏 贮藏 冷藏 矿藏 馆藏 窖藏 埋藏
藏 葬 西藏 青藏 涉藏 进藏 援藏 宝藏 汉藏 回藏 藏族 藏区 藏乡 藏民 藏医 藏药 藏语 藏文 藏传 藏香 藏羌
长 掌 村长$ 乡长$ 镇长$ 县长$ 市长$ 州长$ 省长$ 区长$ 园长$ 社长$ 站长$ 队长$ 组长$ 家长$ 河长$ 林长$ 田长$ 街长$ 路长$ 河长制 林长制 田长制 街长制 路长制 局长 处长 科长 股长 所长 厅长 部长 院长 校长 会长 班长 首长 行长 成长 生长 增长 助长 长势 长子县
长 常
朝 招 朝霞 朝夕 朝气
称 趁 ^称多 称多县
重 虫 重庆 重阳 重叠 重建 重新 重复 重修 重组 重整
处 楚 处理 处置 处罚 处分 处方 处暑 处于 相处 处州
传 撰 传记 自传 列传
单 善 ^单县 山东单县 ^单集 单县单集
大 代 大城县 大夫
调 条 调解 调整 调节 调理 调控 协调 空调
得 德
的 弟 目的
地 弟
都 督
坊 房 廊坊 作坊 染坊 磨坊 油坊 酒坊 粉坊
番 潘 番禺
佛 仏
干 甘 余干 江干 尔干 干旱 干果 干货 干燥 干净 干湿 干涉 干扰 干预 若干 饼干 豆干 笋干 葡萄干
葛 葛 诸葛 葛根 瓜葛
葛 舸
给 几 给水 给排水 给养 供给 补给 自给
更 庚 更新 更换 更改 更生 变更
供 贡 供奉 上供
冠 贯 冠军 夺冠
涡 郭 涡阳 涡河
还 还 还是 还有 还要 还可 还能 还在 还需 还将 还应
还 环
行 行 行政 行动 行为 行驶 行走 行程 行使 行署 执行 进行 实行 运行 发行 施行 举行 旅行 履行 飞行 步行 通行 试行 推行
行 航 银行 商行 支行 分行 总行 农行 工行 建行 行业 行长 行情 行列 太行
华 化 华山 华阴 华县 华州
会 会 社会 委会 员会 大会 协会
会 快 会稽 会计 财会
浒 许 浒墅
济 济 经济 救济 接济 同济
济 几 济南 济宁 济源 济阳 ^济水
角 决 角色 角逐
校 校 学校 院校 党校
校 叫 校对 校正 校准
解 谢 解州 解池
浚 训 浚县
筠 君 筠连
乐 乐 娱乐 快乐 康乐
乐 涝 乐亭 乐陵
乐 月 乐清 音乐 乐器 乐队 乐团
棱 铃 穆棱
丽 丽 美丽 秀丽 壮丽
丽 离 丽水 高丽
量 良 测量 丈量 计量 衡量 量具
六 六 第六 六安置 六合作
六 路 六安 六合
率 帅 率先 率领 表率
蒙 猛 内蒙古 蒙古 蒙族 蒙语
没 墨 没收 淹没 出没 沉没
磨 墨 磨坊 磨盘 磨子 磨面 石磨 水磨
牟 木 中牟 牟平
难 难 困难
难 婻 灾难 避难 遇难 救难 难民
铺 扑 铺设 铺装 铺筑 铺路 铺轨
犍 前 犍为
铅 岩 铅山
曲 取 歌曲 戏曲 乐曲 作曲 曲艺
任 仁 ^任县 任丘 任泽 ^任家 ^任庄 ^任村 ^任集
塞 色 堵塞 淤塞 阻塞 闭塞 堰塞
塞 赛
厦 夏 厦门
少 少 减少 缺少 至少 较少
少 绍 少年 少儿 少林 少先 少陵 少妇
舍 舍 舍弃 舍得 施舍 取舍
舍 社
莘 新 莘庄
什 什 什么
什 石
峙 是 繁峙
台 胎 台州 天台县 天台山
弹 谈 弹性 弹簧
洞 同 洪洞
为 为 为了 为民 为何 因为
为 围
尉 玉 尉犁 尉迟
蔚 玉 蔚县 蔚州
鲜 显 朝鲜
相 向 相声 照相 首相 宰相
降 祥 投降 降龙
兴 兴 高兴 兴趣 兴致
兴 星
圩 须 龙圩 圩镇 圩日 圩市 圩场
燕 烟 燕山 燕京 燕赵 燕郊
要 腰 要求
荥 营 荥经
应 映 应县 应急 应用 应对 应变 应诉 应聘 应征 反应 适应 供应 响应 相应 效应 对应
曾 曾 曾经 曾任 曾获 未曾 不曾
曾 增
扎 渣 扎实 扎根 扎兰屯 尖扎 驻扎
着 浊 着力 着重 着陆 沉着
种 众 种植 种养 种草 种树 种粮 种菜 种茶 种地 种田 栽种 耕种 复种
枞 宗 枞阳
钻 攥 钻石 钻头
`

interface Word {
  text: string
  /** Where the character stands in it. */
  at: number
  begins: boolean
  ends: boolean
}

interface Reading {
  like: string
  /** Undefined: wherever none of the lines before fits. */
  words?: Word[]
}

function wordOf(written: string, character: string): Word {
  const text = written.replace(/[\^$]/g, '')
  return { text, at: text.indexOf(character), begins: written.startsWith('^'), ends: written.endsWith('$') }
}

const readings = new Map<string, Reading[]>()
for (const line of lines.trim().split('\n')) {
  const [character = '', like = '', ...words] = line.split(' ')
  const reading = { like, words: words.length > 0 ? words.map((word) => wordOf(word, character)) : undefined }
  readings.set(character, [...(readings.get(character) ?? []), reading])
}

export const severalReadings: Iterable<string> = readings.keys()

/** `readLike('重庆市', 0)` is 虫: a character that is read as this one is read there; the character itself when the order has it right. */
export function readLike(text: string, at: number): string {
  const own = text.charAt(at)
  const known = readings.get(own)
  return known?.find(({ words }) => words === undefined || words.some((word) => fits(word, text, at)))?.like ?? own
}

function fits({ text: word, at, begins, ends }: Word, text: string, place: number): boolean {
  const from = place - at
  if (from < 0 || (begins && from > 0) || (ends && from + word.length < text.length)) return false
  return text.startsWith(word, from)
}
