/** As published files and folders of the cache call this machine: `linux-amd64`. */
export const PLATFORM = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
