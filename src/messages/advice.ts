/**
 * The words of every action, by the place where they are read: an option on the command line, an argument of GraphQL (`importWorkbook(options: …)`),
 * what the import page offers, what to change in the workbook itself where nothing can be typed, and all of it for the documentation.
 */
import type { Action, Advice, Surface } from './actions'
import type { Named } from './shapes'

const said = (zh: string, en: string): Named => ({ zh, en })

type Words<K extends Action['kind']> = (action: Extract<Action, { kind: K }>) => Advice

/** The workbook is all that the page and a comment in a cell can speak of. */
const inWorkbook = (terminal: Named, graphql: Named, workbook: Named, docs: Named): Advice => ({
  terminal,
  graphql,
  page: workbook,
  comment: workbook,
  docs,
})

const words: { [K in Action['kind']]: Words<K> } = {
  'map-column': ({ column, field }) =>
    inWorkbook(
      said(
        `可用 --map ${column ?? '列名'}=${field ?? '字段'} 说明`,
        `say what it means with --map "${column ?? 'heading'}=${field ?? 'field'}"`,
      ),
      said(
        `可用 options: {map: [{header: "${column ?? '列名'}", field: "${field ?? '字段'}"}]} 说明`,
        `say what it means with options: {map: [{header: "${column ?? 'heading'}", field: "${field ?? 'field'}"}]}`,
      ),
      said('如需导入，请把列名改成空白模板中的写法', 'to import it, name the column as the blank template does'),
      said(
        '可用 `--map 列名=字段` 或 GraphQL 的 `options.map` 说明，也可把列名改成空白模板中的写法',
        'say what it means with `--map heading=field` or GraphQL’s `options.map`, or name the column as the blank template does',
      ),
    ),
  'choose-column': ({ field }) =>
    inWorkbook(
      said(
        `请用 --map 列名=${field} 指明哪一列是，或删去一列`,
        `say which with --map "heading=${field}", or delete one`,
      ),
      said(
        `请用 options: {map: [{header: "列名", field: "${field}"}]} 指明哪一列是，或删去一列`,
        `say which with options: {map: [{header: "heading", field: "${field}"}]}, or delete one`,
      ),
      said('请改正不对的列名，或删去一列', 'mend the heading that is wrong, or delete a column'),
      said(
        '请用 `--map 列名=字段` 或 GraphQL 的 `options.map` 指明哪一列是，或删去一列',
        'say which with `--map heading=field` or GraphQL’s `options.map`, or delete one',
      ),
    ),
  'state-roster': ({ roster }) => ({
    terminal: said(
      `请用 --roster 指明台账种类${roster === null ? '' : `，例如 --roster ${roster}`}`,
      `say which roster it is with --roster${roster === null ? '' : `, such as --roster ${roster}`}`,
    ),
    graphql: said(
      `请用 options: {roster: "${roster ?? '…'}"} 指明台账种类`,
      `say which roster it is with options: {roster: "${roster ?? '…'}"}`,
    ),
    page: said('请在“选项”的“台账种类”中选定', 'choose the kind of roster under “选项”'),
    comment: said(
      '请在标题或工作表名中写明台账名称',
      'write the name of the roster into the title or the sheet’s name',
    ),
    docs: said(
      '请用 `--roster`、GraphQL 的 `options.roster` 或导入页面的“台账种类”指明，也可在标题或工作表名中写明',
      'say which roster it is with `--roster`, GraphQL’s `options.roster` or on the import page, or in the title or the sheet’s name',
    ),
  }),
  'set-field': ({ field }) =>
    inWorkbook(
      said(
        `请补上该列，或用 --set ${field}=值 说明整张表的值`,
        `add the column, or state one value for the whole sheet with --set ${field}=…`,
      ),
      said(
        `请补上该列，或用 options: {set: [{field: "${field}", value: "值"}]} 说明整张表的值`,
        `add the column, or state one value for the whole sheet with options: {set: [{field: "${field}", value: "…"}]}`,
      ),
      said('请补上该列', 'add the column'),
      said(
        '请补上该列，或用 `--set 字段=值`、GraphQL 的 `options.set` 说明整张表的值',
        'add the column, or state one value for the whole sheet with `--set field=value` or GraphQL’s `options.set`',
      ),
    ),
  'fill-down': ({ column }) =>
    inWorkbook(
      said(
        `如果空白表示同上，请用 --fill ${column}`,
        `if a blank means what stands above it, say so with --fill "${column}"`,
      ),
      said(
        `如果空白表示同上，请用 options: {fill: ["${column}"]}`,
        `if a blank means what stands above it, say so with options: {fill: ["${column}"]}`,
      ),
      said('如果空白表示同上，请填写“同上”', 'if a blank means what stands above it, write “同上” into it'),
      said(
        '如果空白表示同上，请用 `--fill 列名` 或 GraphQL 的 `options.fill`，也可填写“同上”',
        'if a blank means what stands above it, say so with `--fill heading` or GraphQL’s `options.fill`, or write “同上” into it',
      ),
    ),
  'state-money-unit': () => ({
    terminal: said(
      `${unitInSheet.zh}，或导入时用 --money-unit 元 指定`,
      `${unitInSheet.en}, or state it with --money-unit “元”`,
    ),
    graphql: said(
      `${unitInSheet.zh}，或用 options: {moneyUnit: YUAN} 指定`,
      `${unitInSheet.en}, or state it with options: {moneyUnit: YUAN}`,
    ),
    page: said(`${unitInSheet.zh}，或在“选项”的“金额单位”中选定`, `${unitInSheet.en}, or choose it under “选项”`),
    comment: unitInSheet,
    docs: said(
      `${unitInSheet.zh}，或用 \`--money-unit\`、GraphQL 的 \`options.moneyUnit\` 或导入页面的“金额单位”指定`,
      `${unitInSheet.en}, or state it with \`--money-unit\`, GraphQL’s \`options.moneyUnit\` or on the import page`,
    ),
  }),
  'drop-personal': () => ({
    terminal: said(
      '请删除这些列后重新导入，或用 --drop-personal 明确丢弃这些列',
      'delete the columns, or drop them explicitly with --drop-personal',
    ),
    graphql: said(
      '请删除这些列后重新导入，或用 options: {dropPersonal: true} 明确丢弃这些列',
      'delete the columns, or drop them explicitly with options: {dropPersonal: true}',
    ),
    page: said(
      '请删除这些列后重新导入，或在“选项”的“含个人信息的列”中选定丢弃',
      'delete the columns, or choose under “选项” to drop them',
    ),
    comment: said('请删除这些列后重新导入', 'delete the columns and import again'),
    docs: said(
      '请删除这些列后重新导入，或用 `--drop-personal`、GraphQL 的 `options.dropPersonal` 或导入页面的选项明确丢弃',
      'delete the columns, or drop them explicitly with `--drop-personal`, GraphQL’s `options.dropPersonal` or on the import page',
    ),
  }),
  'name-sheet': ({ sheet }) =>
    inWorkbook(
      said(`如需导入请用 --sheet "${sheet}"`, `name it with --sheet "${sheet}" to import it`),
      said(`如需导入请用 options: {sheet: "${sheet}"}`, `name it with options: {sheet: "${sheet}"} to import it`),
      said('如需导入请取消隐藏', 'unhide it to import it'),
      said(
        '如需导入请取消隐藏，或用 `--sheet`、GraphQL 的 `options.sheet` 写明表名',
        'unhide it to import it, or name it with `--sheet` or GraphQL’s `options.sheet`',
      ),
    ),
  'empty-cell': () => ({
    terminal: said(
      '如应清空，请清空后用 --blank clear 导入',
      'if it should be empty, empty it and import with --blank clear',
    ),
    graphql: said(
      '如应清空，请清空后用 options: {blanks: CLEAR} 导入',
      'if it should be empty, empty it and import with options: {blanks: CLEAR}',
    ),
    page: said(
      '如应清空，请清空后在“选项”的“空白单元格”中选“清空原值”',
      'if it should be empty, empty it and choose “清空原值” under “选项”',
    ),
    comment: said(
      '如应清空，请清空后在交回时注明，导入时按“空格表示清空”办理',
      'if it should be empty, empty it and say so when you hand it back: the import then takes blanks as emptied',
    ),
    docs: said(
      '如应清空，请清空后用 `--blank clear`、GraphQL 的 `options.blanks` 或导入页面的“空白单元格”导入',
      'if it should be empty, empty it and import with `--blank clear`, GraphQL’s `options.blanks` or the choice on the import page',
    ),
  }),
  'import-again': () =>
    inWorkbook(
      said('如需重新导入请用 --again', 'use --again to import it again'),
      said('如需重新导入请用 options: {again: true}', 'use options: {again: true} to import it again'),
      said('如需重新导入，请改动后保存再上传', 'to import it again, change it, save it and upload it'),
      said(
        '如需重新导入请用 `--again` 或 GraphQL 的 `options.again`',
        'use `--again` or GraphQL’s `options.again` to import it again',
      ),
    ),
  'allow-errors': () => ({
    terminal: said('请改正后重新导入，或去掉 --strict', 'mend them and import again, or leave --strict out'),
    graphql: said(
      '请改正后重新导入，或去掉 options: {strict: true}',
      'mend them and import again, or leave options: {strict: true} out',
    ),
    page: said(
      '请改正后重新上传，或在“选项”中选“只拒绝有错的行”',
      'mend them and upload again, or choose under “选项” to refuse faulty rows alone',
    ),
    comment: said('请改正后重新导入', 'mend them and import again'),
    docs: said(
      '请改正后重新导入，或去掉 `--strict`（GraphQL 为 `options.strict`）',
      'mend them and import again, or leave out `--strict` (GraphQL: `options.strict`)',
    ),
  }),
}

const unitInSheet = said(
  '请在表头写“（元）”或“（万元）”，或加一行“单位：万元”',
  'write “元” or “万元” into the heading or on a line “单位：万元”',
)

export const adviceOf = (action: Action, surface: Surface): Named =>
  (words[action.kind] as (action: Action) => Advice)(action)[surface]
