/** Defining in GraphQL: an indicator of the office's own, a workbook of them, a threshold, a parameter. */

import { defineIndicator, withdrawIndicator } from '../../measure/definitions/define'
import { defineBook } from '../../measure/definitions/define-book'
import type { Definition } from '../../measure/definitions/definition'
import { type ParameterSetting, setParameter } from '../../measure/definitions/set-parameter'
import { setThreshold } from '../../measure/definitions/set-threshold'
import type { Threshold } from '../../measure/indicator'
import { Refusal } from '../../messages/refusal'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import type { UploadedFile } from '../types/upload'
import { told } from './measure-request'

/** Left out and null are the same; what the client sent has no prototype. */
const given = (input: object): Definition =>
  Object.fromEntries(
    Object.entries(structuredClone(input)).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Definition

async function defineWorkbook({ upload }: { upload: UploadedFile }, { store }: Context) {
  const { stored, faults } = await defineBook(store, upload.content, upload.name)
  return { stored, faults: faults.map(({ path, zh, en }) => ({ path, message: { zh, en } })) }
}

async function threshold({ code, threshold: limit }: { code: string; threshold: Threshold }, { store }: Context) {
  const found = await setThreshold(store, code, { ...limit })
  if (!found) throw new Refusal('request.no-indicator', { code })
  return found
}

export const defineResolvers: FieldResolvers = {
  Mutation: {
    defineIndicator: (_source, { definition }: { definition: object }, { store }) =>
      told(() => defineIndicator(store, given(definition))),
    defineIndicators: (_source, args, context) => told(() => defineWorkbook(args as never, context)),
    withdrawIndicator: (_source, { code }: { code: string }, { store }) => withdrawIndicator(store, code),
    setThreshold: (_source, args, context) => told(() => threshold(args as never, context)),
    setParameter: (_source, setting, { store }) => told(() => setParameter(store, setting as ParameterSetting)),
  },
}
