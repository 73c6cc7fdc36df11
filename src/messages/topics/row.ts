/** Why a row does not go in as it stands: keys, links, rules, totals. */
import { message } from '../message'

export const rowMessages = {
  'row.row-numbers': message(
    'ROW_NUMBER',
    { broken: 'number', places: 'names', more: 'yes' },
    ({ broken, places, more }) =>
      `序号有 ${broken} 处不连续或重复（${places.join('；')}${more ? ' 等' : ''}）。请核对是否漏行或重复粘贴`,
    ({ broken, places, more }) =>
      `the row numbers skip or repeat in ${broken} places (${places.join('; ')}${more ? ', …' : ''}); were rows lost or pasted twice?`,
  ),
  'row.percent-scale': message(
    'PERCENT_SCALE',
    { mixed: 'yes', header: 'text' },
    ({ mixed, header }) =>
      `${mixed ? `“${header}”列有的带百分号，有的是不超过 1 的数，像是没有乘 100。请统一写法` : `“${header}”列的数都不超过 1，像是没有乘 100。如 0.28 表示 28%，请改为 28 或设为百分比格式`}`,
    ({ mixed, header }) =>
      `${mixed ? `some cells of “${header}” are percentages, others numbers of 1 or less: write them alike` : `every figure of “${header}” is 1 or less: if 0.28 means 28 %, write 28 or format the cells as percentages`}`,
  ),
  'row.picture': message(
    'PICTURE',
    { header: 'text', n: 'number' },
    ({ header, n }) => `“${header}”列有 ${n} 个单元格是嵌入的图片，图片没有导入，按空白处理`,
    ({ header, n }) => `${n} cells of “${header}” hold a picture, which was not imported; they count as blank`,
  ),
  'row.total': message(
    'CONTROL_TOTAL',
    { at: 'text', header: 'text', stated: 'text', rows: 'named', mixed: 'yes' },
    ({ at, header, stated, rows, mixed }) =>
      `${at}：“${header}”的合计写的是 ${stated}，${rows}${mixed ? '。两者正好相差一万倍，是不是混用了元和万元？' : ''}`,
    ({ at, header, stated, rows, mixed }) =>
      `${at}: the total of “${header}” says ${stated}, ${rows}${mixed ? '; they differ by exactly 10,000: “元” and “万元” mixed?' : ''}`,
  ),
  'row.hidden': message(
    'HIDDEN',
    { hidden: 'number' },
    ({ hidden }) => `有 ${hidden} 行是隐藏或被筛选掉的，也已读取`,
    ({ hidden }) => `${hidden} hidden or filtered rows were read as well`,
  ),
  'row.link-ambiguous': message(
    'LINK_AMBIGUOUS',
    { target: 'named', list: 'texts', lacking: 'texts' },
    ({ target, list, lacking }) =>
      `对应不止一个${target}：${list.join('、')}。请补充${lacking.map((one) => `“${one}”`).join('或')}列`,
    ({ target, list }) => `means more than one ${target}: “${list.join('”, “')}”; add what tells them apart`,
  ),
  'row.link-unknown': message(
    'LINK_UNKNOWN',
    { target: 'named', near: 'texts' },
    ({ target, near }) =>
      `找不到这个${target}。${near.length > 0 ? `是不是“${near.join('”或“')}”？` : `请先导入${target}，或核对名称`}`,
    ({ target, near }) =>
      `no such ${target}; ${near.length > 0 ? `did you mean “${near.join('” or “')}”?` : 'import it first, or check the name'}`,
  ),
  'row.link-incomplete': message(
    'LINK_UNKNOWN',
    { target: 'named', cell: 'named' },
    ({ target, cell }) => `要新建${target}还缺少“${cell}”`,
    ({ target, cell }) => `a new ${target} also needs ${cell}`,
  ),
  'row.keys-apart': message(
    'KEY_CONFLICT',
    { rows: 'texts' },
    ({ rows }) => `这一行的几个主键分别对应不同的记录：${rows.join('、')}。请核对编码与名称`,
    ({ rows }) => `the keys of this row belong to different rows: “${rows.join('”, “')}”`,
  ),
  'row.not-in-store': message(
    'LINK_UNKNOWN',
    {},
    '库中没有这条记录，而导入方式是“仅更新”',
    'the row is not in the store, and the strategy is to update only',
  ),
  'row.in-store': message(
    'KEY_DUPLICATE',
    {},
    '库中已有这条记录，而导入方式是“仅新增”，没有改动',
    'the row is in the store already, and the strategy is to create only',
  ),
  'row.no-column': message(
    'REQUIRED',
    { cell: 'named', field: 'text', link: 'yes' },
    ({ cell, link }) => `“${cell}”必须有，但表中没有这一列${link ? '，标题和工作表名中也没有已知的名称' : ''}`,
    ({ cell }) => `${cell} is required, but no column, title or sheet name gives it`,
    { actions: ({ field }) => [{ kind: 'set-field', field }] },
  ),
  'row.blank': message(
    'REQUIRED',
    { cell: 'named' },
    ({ cell }) => `“${cell}”必须填写`,
    ({ cell }) => `${cell} is required`,
  ),
  'row.other-code': message(
    'KEY_CONFLICT',
    { cell: 'named', stored: 'text' },
    ({ cell, stored }) => `库中同名记录的“${cell}”是 ${stored}，与这里不同。请核对是不是同一条记录`,
    ({ cell, stored }) => `the stored row of this name has another ${cell}: ${stored}`,
  ),
  'row.same-row': message(
    'KEY_DUPLICATE',
    { first: 'number' },
    ({ first }) => `与第 ${first} 行完全相同，只保留一条`,
    ({ first }) => `the same as row ${first}; kept once`,
  ),
  'row.same-key': message(
    'KEY_DUPLICATE',
    { first: 'number', key: 'names' },
    ({ first, key }) => `与第 ${first} 行是同一条记录（主键：${key.join('+')}），但内容不同。请合并成一行`,
    ({ first, key }) => `the same key as row ${first} (${key.join(' + ')}), with other contents; make them one row`,
  ),
  'row.contradiction': message(
    'CELL_CONFLICT',
    { other: 'text', says: 'text' },
    ({ other, says }) => `与${other} 填的不一样（那里是“${says}”）。请核对哪个正确`,
    ({ other, says }) => `contradicts “${other}”, which says “${says}”; find out which is right`,
  ),
  'row.rule': message(
    'RULE',
    { id: 'text', what: 'named' },
    ({ id, what }) => `${id}：${what}`,
    ({ id, what }) => `${id}: ${what}`,
  ),
  'row.blank-below': message(
    'REQUIRED',
    { cell: 'named', heading: 'text' },
    ({ cell }) => `“${cell}”必须填写`,
    ({ cell }) => `${cell} is required`,
    { actions: ({ heading }) => [{ kind: 'fill-down', column: heading }] },
  ),
  'row.at': message(
    null,
    { at: 'named', found: 'maybe', why: 'said' },
    ({ at, found, why }) =>
      `${at}：${found === null || found === '' ? '' : `“${found}”${why.startsWith('（') ? '' : '——'}`}${why}`,
    ({ at, found, why }) => `${at}: ${found === null || found === '' ? '' : `“${found}”: `}${why}`,
  ),
}
