// Compiles assets-src/ and what it needs of the npm packages into wwwroot/assets/.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const packages = join(here, 'node_modules')
const source = join(here, 'assets-src')
const target = join(here, 'wwwroot', 'assets')
const govuk = join(packages, 'govuk-frontend', 'dist', 'govuk')
const moj = join(packages, '@ministryofjustice', 'frontend', 'moj')
const imagesUrl = '/_content/Platform.Web/assets/images/'

rmSync(target, { recursive: true, force: true })
mkdirSync(join(target, 'images'), { recursive: true })

const compiled = sass.compile(join(source, 'platform.scss'), {
  loadPaths: [here],
  style: 'compressed',
  quietDeps: true
})

// The crest is the Crown's; the footer rule that shows it is not used here.
const css = compiled.css.replace(/url\([^)]*govuk-crest\.svg[^)]*\)/g, 'none')

// Nothing may come from elsewhere, and the policy "default-src 'self'" allows no data: address either.
for (const [, address] of css.matchAll(/url\(["']?([^"')]+)/g)) {
  if (!address.startsWith(imagesUrl)) {
    throw new Error(`platform.scss leads to ${address.slice(0, 80)}, which pages may not load.`)
  }

  const name = address.slice(imagesUrl.length)
  const from = [join(moj, 'assets', 'images', name), join(govuk, 'assets', 'images', name)].find(exists)
  if (!from) {
    throw new Error(`The style sheet needs ${name}, which is in neither package.`)
  }

  cpSync(from, join(target, 'images', name))
}

for (const file of ['platform.js', 'script-on.js', 'favicon.svg']) {
  cpSync(join(source, file), join(target, file))
}

copyScript(join(govuk, 'govuk-frontend.min.js'))
copyScript(join(moj, 'moj-frontend.min.js'))

// Last, because the build takes this file's date as "all done".
writeFileSync(join(target, 'platform.css'), css)

function exists(path) {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}

// Without the link to a source map that is not shipped: browsers would ask for it in vain.
function copyScript(path) {
  const text = readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, '\n')
  writeFileSync(join(target, path.split(/[\\/]/).pop()), text)
}
