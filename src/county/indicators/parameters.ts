import type { Parameter } from '../../measure/indicator'

/** Limits that definitions refer to by name, in versions: a new rule is a new version, and old periods keep theirs. */
export const parameters: Parameter[] = [
  {
    name: 'siteDeadline',
    zh: '示范点达标期限',
    en: 'Day by which a demonstration site is to be ready, in each year',
    kind: 'DAY_OF_YEAR',
    versions: [{ since: '2020-01-01', value: '06-20', source: '工作报告：6 月中旬' }],
  },
]
