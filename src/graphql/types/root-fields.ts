/** The root fields that are the same whatever rosters there are: imports and their review, saved queries. One entry each. */
import { ID } from 'type-graphql'
import { always, type FieldSpec, field } from '../../facts/as-graphql/parts'
import { Json } from './json-scalar'
import { measureMutations, measureQueries } from './measure-fields'
import { ImportPlan, plainPage } from './plan'
import { ImportOptionsInput, ImportReportType } from './report'
import { ChangeConnection, LearnedType, UndoReportType } from './review'
import { SavedQueryType } from './saved'
import { snapshotMutations, snapshotQueries } from './snapshot-fields'
import { Import, ImportConnection, importArguments } from './source'
import { Upload } from './upload'

const name = always('name', () => String, '名称', 'Name')
const id = (zh: string, en: string): FieldSpec => always('id', () => ID, zh, en)

export const queries: FieldSpec[] = [
  ...measureQueries,
  always('imports', () => ImportConnection, '历次导入，最近的在前', 'What came in, the latest first', {
    args: importArguments,
  }),
  field('import', () => Import, '一次导入', 'One import', { args: [id('编号', 'Id of the import')] }),
  field('plan', () => ImportPlan, '试运行得到的计划', 'What a dry run found', {
    args: [id('计划编号', 'Id of the plan')],
  }),
  always('changes', () => ChangeConnection, '两次导入之间的改动', 'What changed between two imports', {
    args: [
      always('from', () => ID, '从哪次导入之后（0 为最初）', 'After which import; 0 is the empty store'),
      always('to', () => ID, '到哪次导入之后', 'Up to and including which import'),
      field('roster', () => String, '只看这种台账，如 Village', 'Only this roster, such as Village'),
      ...plainPage,
    ],
  }),
  always('learned', () => [LearnedType], '记住的说法', 'What was learned'),
  always('savedQueries', () => [SavedQueryType], '保存的查询', 'The saved queries'),
  field('savedQuery', () => Json, '运行保存的查询，结果为其 data', 'Runs a saved query; gives its data', {
    args: [name, field('variables', () => Json, '变量（JSON 对象）', 'Its variables, a JSON object')],
  }),
  ...snapshotQueries,
]

const options = field('options', () => ImportOptionsInput, '选项', 'Options')

export const mutations: FieldSpec[] = [
  ...measureMutations,
  always(
    'importWorkbook',
    () => ImportReportType,
    '导入工作簿（GraphQL multipart 上传），一个或几个一起',
    'Imports a workbook or several at once (GraphQL multipart request)',
    {
      args: [
        field('upload', () => Upload, '文件', 'The file'),
        field('uploads', () => [Upload], '几个文件，一起成败', 'Several files, which stand or fall together'),
        options,
      ],
    },
  ),
  always('applyPlan', () => ImportReportType, '原样执行试运行得到的计划', 'Applies exactly what a dry run found', {
    args: [id('计划编号', 'Id of the plan')],
  }),
  always('undoImport', () => UndoReportType, '撤销一次导入', 'Takes one import back', {
    args: [id('导入编号', 'Id of the import')],
  }),
  always('learnAlias', () => LearnedType, '记住：这个名称指的是哪一行', 'Remembers which row a name means', {
    args: [
      always('roster', () => String, '台账，如 Unit', 'Roster, such as Unit'),
      always('alias', () => String, '别名', 'The name as sheets write it'),
      id('所指的行', 'Id of the row it means'),
    ],
  }),
  always('forgetLearned', () => Boolean, '忘记一条说法；没有时为 false', 'Forgets one; false when there is none', {
    args: [id('编号', 'Id of what was learned')],
  }),
  always(
    'saveQuery',
    () => SavedQueryType,
    '保存查询，供他人填变量运行；同名的会被替换',
    'Saves a query for others to run with their own variables; replaces one of the same name',
    {
      args: [
        name,
        always('document', () => String, '查询', 'The document'),
        field('description', () => String, '说明', 'What it is for'),
      ],
    },
  ),
  always('removeSavedQuery', () => Boolean, '删除保存的查询；没有时为 false', 'Removes it; false when there is none', {
    args: [name],
  }),
  ...snapshotMutations,
]
