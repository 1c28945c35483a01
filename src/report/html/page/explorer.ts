// The list of items: what is asked for stands in the form and in the address, what is shown follows from it.
import type { ItemsData } from '../items-data.ts'
import { readAddress, writeAddress } from './address.ts'
import { fillChoices } from './choices.ts'
import { all, formatNumber, one } from './elements.ts'
import { createFinder, FILTER_NAMES, type Query, type SortName, START } from './filter.ts'
import { fillRows, PAGE_SIZE } from './rows.ts'

export function startExplorer(explorer: HTMLElement, data: ItemsData): void {
  const form = one<HTMLFormElement>('form', explorer)
  const body = one('tbody', explorer)
  const badges = one('#badges')
  const status = one('.result', explorer)
  const finder = createFinder(data)
  let query = START
  let found: readonly number[] = []
  let page = 0

  fillChoices(explorer, data)

  const pages = (): number => Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const showPage = (wanted: number): void => {
    page = Math.min(Math.max(0, wanted), pages() - 1)
    fillRows(body, badges, data, found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE))
    one('.page', explorer).textContent = `Page ${formatNumber(page + 1)} of ${formatNumber(pages())}`
    one('.pages', explorer).hidden = pages() === 1
    for (const button of all<HTMLButtonElement>('[data-page]', explorer)) {
      const isForward = ['next', 'last'].includes(button.dataset.page ?? '')
      button.disabled = isForward ? page === pages() - 1 : page === 0
    }
  }
  const show = (next: Query): void => {
    query = next
    found = finder(query)
    showPage(0)
    status.textContent = resultText(found.length, data)
    for (const button of all('[data-sort]', explorer)) {
      const order = query.isDescending ? 'descending' : 'ascending'
      button.closest('th')?.setAttribute('aria-sort', button.dataset.sort === query.sort ? order : 'none')
    }
  }
  /** From the form or a link: the address follows. */
  const ask = (next: Query): void => {
    show(next)
    history.replaceState(undefined, '', writeAddress(next))
  }
  const fillForm = (next: Query): void => {
    for (const name of ['q', ...FILTER_NAMES] as const) {
      one<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`, form).value = next[name]
    }
  }
  const readForm = (): Query => {
    const given = new FormData(form)
    const filters = Object.fromEntries(
      ['q', ...FILTER_NAMES].map((name) => [name, String(given.get(name) ?? '')]),
    )
    return { ...query, ...filters }
  }
  const followAddress = (): void => {
    const asked = readAddress(location.hash)
    if (asked === undefined) return
    fillForm(asked)
    show(readForm())
    one('#items').scrollIntoView()
  }

  form.addEventListener('input', () => ask(readForm()))
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', (event) => {
    event.preventDefault()
    fillForm(START)
    ask(START)
  })
  explorer.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : undefined
    const sort = button?.dataset.sort as SortName | undefined
    if (sort !== undefined) ask({ ...query, sort, isDescending: query.sort === sort && !query.isDescending })
    const turn = button?.dataset.page
    if (turn === undefined) return
    showPage({ first: 0, previous: page - 1, next: page + 1, last: pages() - 1 }[turn] ?? 0)
    one('.items', explorer).scrollIntoView({ block: 'start' })
  })
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-query]') : undefined
    if (link === null || link === undefined) return
    event.preventDefault()
    const wanted = { ...START, ...(JSON.parse(link.dataset.query ?? '{}') as Partial<Query>) }
    fillForm(wanted)
    ask(readForm())
    one('#items').scrollIntoView()
    status.focus({ preventScroll: true })
  })
  addEventListener('hashchange', followAddress)

  show(START)
  explorer.hidden = false
  followAddress()
}

function resultText(count: number, { names, left }: ItemsData): string {
  const total = names.length
  const shown =
    count === total
      ? `${formatNumber(total)} items`
      : `${formatNumber(count)} of ${formatNumber(total)} items`
  return left === 0 ? shown : `${shown}. ${formatNumber(left)} more are only in report.json`
}
