import { GraphQLError, GraphQLScalarType } from 'graphql'
import { bothWords, messageRef } from '../../messages/words'

/** A file that came in a multipart request. */
export class UploadedFile {
  constructor(
    readonly name: string,
    readonly content: Buffer,
  ) {}
}

const refuse = (): never => {
  throw new GraphQLError(bothWords(messageRef('http.upload-scalar', {})))
}

export const Upload = new GraphQLScalarType({
  name: 'Upload',
  description: '上传的文件（GraphQL multipart 请求）。\n\nAn uploaded file, sent as a GraphQL multipart request.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue: (value) => (value instanceof UploadedFile ? value : refuse()),
  parseLiteral: refuse,
  serialize: refuse,
})
