/** What no file, or no file of the asked format, can hold. */
import { message } from '../message'

export const exportMessages = {
  'export.source': message('NOT_EXPORTABLE', {}, '_source 不能导出', '_source cannot be exported'),
  'export.no-roster': message(
    'NOT_EXPORTABLE',
    { field: 'text' },
    ({ field }) => `“${field}”不是台账，不能导出`,
    ({ field }) => `“${field}” is not a roster and cannot be exported`,
  ),
  'export.nodes-and-edges': message(
    'NOT_EXPORTABLE',
    { path: 'texts' },
    ({ path }) => `${path.join('.')}：nodes 与 edges.node 只能取一处`,
    ({ path }) => `${path.join('.')}: ask for nodes or for edges.node, once`,
  ),
  'export.last-too-large': message(
    'NOT_EXPORTABLE',
    { path: 'texts', most: 'number' },
    ({ path, most }) => `${path.join('.')}：last 最多 ${most}；请反过来排序并用 first`,
    ({ path, most }) => `${path.join('.')}: last takes at most ${most} here; turn the order round and use first`,
  ),
  'export.no-fields': message(
    'NOT_EXPORTABLE',
    { key: 'text' },
    ({ key }) => `${key} 没有要导出的字段`,
    ({ key }) => `${key} asks for no field`,
  ),
  'export.several-tables': message(
    'NOT_EXPORTABLE',
    { count: 'number', tables: 'names' },
    ({ count, tables }) => `csv 只能放一张表，此查询有 ${count} 张（${tables.join('、')}）；请用 xlsx`,
    ({ count, tables }) => `csv holds one table, this document makes ${count} (${tables.join(', ')}); use xlsx`,
  ),
  'export.list-in-csv': message(
    'NOT_EXPORTABLE',
    { list: 'named' },
    ({ list }) => `csv 放不下每行下面的列表“${list}”；请用 xlsx 或 ndjson`,
    ({ list }) => `csv cannot hold the list “${list}” below each row; use xlsx or ndjson`,
  ),
  'export.too-many-rows': message(
    'NOT_EXPORTABLE',
    { table: 'named', count: 'number', most: 'number' },
    ({ table, count, most }) => `${table}有 ${count} 行，一张工作表最多 ${most} 行；请缩小范围，或用 csv`,
    ({ table, count, most }) => `${table} has ${count} rows, a sheet holds ${most}; narrow the where, or use csv`,
  ),
  'export.too-many-columns': message(
    'NOT_EXPORTABLE',
    { most: 'number' },
    ({ most }) => `超过 ${most} 列`,
    ({ most }) => `more than ${most} columns`,
  ),
  'export.no-rows': message('NOT_EXPORTABLE', {}, '查询没有要导出的行', 'the document asks for no rows'),
  'export.one-operation': message(
    'OPERATION_RESOLUTION_FAILURE',
    {},
    '请指明要执行的操作',
    'name one operation of the document',
  ),
  'export.query-only': message('BAD_REQUEST', {}, '只能导出查询', 'only a query can be exported'),
}
