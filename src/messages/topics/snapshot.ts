/** What is wrong with a snapshot that is asked for. */
import { message } from '../message'

export const snapshotMessages = {
  'snapshot.no-name': message('BAD_INPUT', {}, '快照要有名称', 'a snapshot needs a name'),
  'snapshot.no-import': message(
    'BAD_INPUT',
    { given: 'number', latest: 'number' },
    ({ given, latest }) => `没有第 ${given} 次导入，最后一次是第 ${latest} 次`,
    ({ given, latest }) => `there is no import ${given}; the last one is ${latest}`,
  ),
  'snapshot.no-snapshot': message(
    'BAD_INPUT',
    { id: 'number' },
    ({ id }) => `没有第 ${id} 号快照`,
    ({ id }) => `there is no snapshot ${id}`,
  ),
}
