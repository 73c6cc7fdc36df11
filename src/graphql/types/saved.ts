/** The types of saved queries. */
import { always, field } from '../../facts/as-graphql/parts'
import { Json } from './json-scalar'
import { plainType } from './plain-type'

const SavedVariable = plainType('SavedQueryVariable', '保存的查询要填的一项', 'One thing a saved query asks for.', [
  always('name', () => String, '变量名', 'Name of the variable'),
  always('type', () => String, '类型，如 Int!', 'Type, such as Int!'),
  always('label', () => String, '说明', 'What it stands for'),
  always('required', () => Boolean, '是否必填', 'Whether it must be given'),
  field('defaultValue', () => Json, '默认值', 'Value when none is given'),
])

export const SavedQueryType = plainType('SavedQuery', '保存的查询', 'A document kept under a name.', [
  always('name', () => String, '名称', 'Name'),
  always('document', () => String, '查询', 'The document'),
  field('description', () => String, '说明', 'What it is for'),
  always('variables', () => [SavedVariable], '要填的各项', 'What it asks for'),
  always('createdAt', () => String, '保存时间（RFC 3339）', 'When it was saved, RFC 3339'),
])
