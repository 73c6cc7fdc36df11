/** A roster of the tests' own, with cells of the made-up kind. */
import { text } from '../../../src/facts/decorators'
import { factsOf, Roster } from '../../../src/facts/roster'
import { acreage } from './acreage'

@Roster({
  zh: '地块',
  en: 'A plot of land.',
  plural: 'plots',
  singular: 'plot',
  sheets: ['地块台账'],
  key: [['name']],
})
class Plot {
  @text({ headers: ['地块名称'], required: true, en: 'its name' }) name!: string
  @acreage({ headers: ['地块面积'], en: 'its area', max: 1000 }) total?: string
  @acreage({ headers: ['种植面积'], en: 'the part that is planted' }) planted?: string
}

export const plot = factsOf(Plot)
