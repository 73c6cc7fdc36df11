import type { OptionNote } from '../../facts/decorators'

/** How far a task has come. */
export const progressOptions: OptionNote[] = [
  ['NOT_STARTED', '未启动', 'not started', '未开始', '未完成', '未开展'],
  ['IN_PROGRESS', '推进中', 'in progress', '进行中', '正在推进', '正在实施', '持续推进'],
  ['COMPLETE', '完成', 'complete', '已完成', '完成任务'],
]
