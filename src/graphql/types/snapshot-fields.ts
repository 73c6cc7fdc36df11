/** The root fields of sealed snapshots. */
import { ID } from 'type-graphql'
import { always, type FieldSpec, field } from '../../facts/as-graphql/parts'
import { Day } from '../../facts/kinds/scalars'
import { SealedAreas, SnapshotConnection, SnapshotType, snapshotArguments } from './snapshot'
import { SealVerification, SnapshotComparisonType } from './snapshot-check'

export const snapshotQueries: FieldSpec[] = [
  always(
    'snapshots',
    () => SnapshotConnection,
    '封存的指标快照，最近的在前',
    'The sealed snapshots, the latest first',
    {
      args: snapshotArguments,
    },
  ),
  field(
    'snapshot',
    () => SnapshotType,
    '一个快照：按编号或名称（同名取最后一个）',
    'One snapshot, by id or by name (the last of that name)',
    {
      args: [field('id', () => ID, '编号', 'Id'), field('name', () => String, '名称', 'Name')],
    },
  ),
  always(
    'verifySnapshots',
    () => SealVerification,
    '校验封存：重算每个值，核对每一行',
    'Whether seals hold: every value measured again, every row compared',
    {
      args: [field('id', () => ID, '只校验这一个（及它之前的链）', 'Only this one, and the chain before it')],
    },
  ),
  always(
    'compareSnapshots',
    () => SnapshotComparisonType,
    '两个快照有什么不同，为什么',
    'How two snapshots differ, and why',
    {
      args: [
        always('a', () => ID, '前一个的编号', 'Id of the one before'),
        always('b', () => ID, '后一个的编号', 'Id of the one after'),
      ],
    },
  ),
]

export const snapshotMutations: FieldSpec[] = [
  always(
    'sealSnapshot',
    () => SnapshotType,
    '封存一个指标快照，封存后不能再改',
    'Seals a snapshot of the indicators; nobody can change it afterwards',
    {
      args: [
        always('name', () => String, '名称', 'Name'),
        field(
          'period',
          () => [String],
          '期间：2020、2020-H1、2020-Q2、2020-06，可以几个；默认为当年',
          'Periods: 2020, 2020-H1, 2020-Q2, 2020-06; the year of the day unless stated',
        ),
        field(
          'asOf',
          () => String,
          '数据截至哪次导入：编号或 RFC 3339 时间；默认最新',
          'The last import that counts: its id or an RFC 3339 timestamp; the latest unless stated',
        ),
        field('on', () => Day, '以哪一天为准；默认今天', 'The day that counts for what is due; today unless stated'),
        field('note', () => String, '说明', 'Note'),
        field('areas', () => SealedAreas, '封存到哪一级', 'Which areas', { defaultValue: 'DOWN_TO_TOWNSHIPS' }),
        field('codes', () => [ID], '只封存这些指标；默认全部', 'Only these indicators; all unless stated'),
      ],
    },
  ),
]
