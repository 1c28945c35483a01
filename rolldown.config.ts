// Three bundles as CommonJS: what GitHub runs (main, post) and what a user installs (cli). Not minified and without hashes
// in names, so that a reviewer can read them and a build of the same sources gives the same bytes.
import { defineConfig } from 'rolldown'
import { chunkName } from './scripts/build/chunk-name.ts'
import { thirdPartyLicenses } from './scripts/build/third-party-licenses.ts'

export default defineConfig({
  input: { cli: 'src/cli/main.ts', main: 'src/action/main.ts', post: 'src/action/post.ts' },
  platform: 'node',
  tsconfig: false,
  plugins: [thirdPartyLicenses()],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].cjs',
    // What is loaded late stays apart: `rehearse --help` must not pay for an engine.
    chunkFileNames: (chunk) => `chunks/${chunkName(chunk)}.cjs`,
  },
})
