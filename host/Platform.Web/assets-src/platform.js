import { initAll as initGovUk } from './govuk-frontend.min.js'
import { initAll as initMoj } from './moj-frontend.min.js'

initGovUk()
initMoj()

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// Before the session is over a dialog asks whether the person is still there. Other tabs count: what is done in one of them keeps
// all of them signed in, so they tell one another.
const warning = document.getElementById('session-warning')
if (warning) {
  const warnSeconds = 120
  const seconds = Number(warning.dataset.seconds)
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('platform-session') : null
  const left = warning.querySelector('[data-left]')
  const announce = warning.querySelector('[data-announce]')
  let end = 0
  let announced = ''

  const restart = (from) => {
    end = Math.max(end, from + seconds * 1000)
    announced = ''
    if (warning.open) {
      warning.close()
    }
  }

  const inWords = (remaining) => {
    if (remaining > 60) {
      return 'in 2 minutes'
    }

    return remaining > 20 ? 'in 1 minute' : 'in 20 seconds'
  }

  const look = () => {
    const remaining = Math.ceil((end - Date.now()) / 1000)
    if (remaining <= 0) {
      const here = window.location.pathname + window.location.search
      window.location.assign(`${warning.dataset.leave}?timedOut=true&returnUrl=${encodeURIComponent(here)}`)
      return
    }

    if (remaining <= Math.min(warnSeconds, seconds / 2)) {
      if (!warning.open) {
        warning.showModal()
        document.getElementById('session-warning-title').focus()
      }

      const words = inWords(remaining)
      left.textContent = words
      if (words !== announced) {
        announce.textContent = announced ? `We sign you out ${words}.` : ''
        announced = words
      }
    }

    window.setTimeout(look, 1000)
  }

  warning.querySelector('[data-stay]').addEventListener('click', async () => {
    const asked = Date.now()
    const answer = await fetch(warning.dataset.extend, { headers: { Accept: 'application/json' }, redirect: 'error' }).catch(() => null)
    if (answer?.ok) {
      tabs?.postMessage(asked)
      restart(asked)
    } else {
      end = 0
    }
  })
  // Escape means the same as "Stay signed in", because that loses nothing.
  warning.addEventListener('cancel', (event) => {
    event.preventDefault()
    warning.querySelector('[data-stay]').click()
  })
  tabs?.addEventListener('message', (event) => restart(event.data))

  restart(Date.now())
  tabs?.postMessage(Date.now())
  look()
}
