import type { ItemsData } from '../items-data.ts'
import { startExplorer } from './explorer.ts'

const data = document.getElementById('data')?.textContent
const explorer = document.getElementById('explorer')
if (data && explorer !== null) {
  startExplorer(explorer, JSON.parse(data) as ItemsData)
  document.getElementById('items-static')?.remove()
}
