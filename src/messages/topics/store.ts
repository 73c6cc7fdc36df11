/** What is not done to the store: plans, undoing, moving, opening. */
import { message } from '../message'

export const storeMessages = {
  'plan.gone': message(
    'PLAN_REFUSED',
    { id: 'text', days: 'number' },
    ({ id, days }) => `没有计划“${id}”，或已过期（计划保留 ${days} 天）。请重新预览`,
    ({ id, days }) =>
      `there is no plan “${id}”, or it has expired (plans are kept for ${days} days); make a new dry run`,
  ),
  'plan.applied': message(
    'PLAN_REFUSED',
    { id: 'text', as: 'text' },
    ({ id, as }) => `计划“${id}”已执行过，是第 ${as} 次导入`,
    ({ id, as }) => `the plan “${id}” was applied as import ${as}`,
  ),
  'plan.outdated': message(
    'PLAN_REFUSED',
    { last: 'text' },
    ({ last }) => `预览之后又有别的导入（第 ${last} 次），数据已变化。请重新预览`,
    ({ last }) => `import ${last} has come in since the dry run; the data changed, make a new one`,
  ),
  'undo.no-import': message(
    'UNDO_REFUSED',
    { id: 'number' },
    ({ id }) => `没有第 ${id} 次导入`,
    ({ id }) => `there is no import ${id}`,
  ),
  'undo.undone': message(
    'UNDO_REFUSED',
    { id: 'number', by: 'text' },
    ({ id, by }) => `第 ${id} 次导入已被第 ${by} 次撤销。要恢复它，请撤销第 ${by} 次`,
    ({ id, by }) => `import ${id} was undone by ${by}; undo ${by} to bring it back`,
  ),
  'database.newer': message(
    'DATABASE_REFUSED',
    { unknown: 'text' },
    ({ unknown }) => `这个数据库由更新版本的 RosterQL 建立或升级过（${unknown}），请使用新版本打开`,
    ({ unknown }) => `a newer RosterQL has made or changed this database (${unknown}); open it with that version`,
  ),
  'database.foreign': message(
    'DATABASE_REFUSED',
    { table: 'text' },
    ({ table }) => `这个数据库属于别的程序：已有名为 ${table} 的表。请换一个数据库`,
    ({ table }) => `this database is another program’s: it has a table ${table} already; name another database`,
  ),
  'move.not-empty': message(
    'MOVE_REFUSED',
    { table: 'text' },
    ({ table }) => `目标数据库不是空的（${table} 中已有数据）。请换一个空的数据库`,
    ({ table }) => `the target database is not empty (${table} has rows); name an empty one`,
  ),
}
