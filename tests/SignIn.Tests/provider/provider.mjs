// Starts the provider: node provider.mjs ISSUER REDIRECT_URI POST_LOGOUT_URI ACCOUNTS BACKCHANNEL_LOGOUT_URI. Who signs in is the name typed: "NAME", with the groups
// and the ways of signing in that accounts.json's content, the fourth argument, gives.
import { Provider } from 'oidc-provider'

const [issuer, redirectUri, postLogoutUri, accountsText, backchannelLogoutUri] = process.argv.slice(2)
const accounts = JSON.parse(accountsText)

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'platform',
    client_secret: 'a-secret-for-tests-only',
    redirect_uris: [redirectUri],
    post_logout_redirect_uris: [postLogoutUri],
    backchannel_logout_uri: backchannelLogoutUri,
    backchannel_logout_session_required: true,
    response_types: ['code'],
    grant_types: ['authorization_code']
  }],
  pkce: { required: () => true },
  scopes: ['openid', 'profile', 'email', 'groups'],
  claims: { openid: ['sub', 'amr'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'], groups: ['groups'] },
  cookies: { keys: ['a key for tests'] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true }, backchannelLogout: { enabled: true } },
  // The service under test is on this machine, where the provider would send nothing by itself.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
  async findAccount (ctx, sub) {
    return accounts[sub] ? { accountId: sub, claims: () => ({ sub, ...accounts[sub].claims }) } : undefined
  },
  async loadExistingGrant (ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
    grant.addOIDCScope('openid profile email groups')
    await grant.save()
    return grant
  }
})

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) {
    return next()
  }

  if (ctx.method === 'GET') {
    ctx.type = 'html'
    ctx.body = '<!DOCTYPE html><title>Provider</title><main><h1>Provider</h1><form method="post"><input name="login"></form></main>'
    return
  }

  const chunks = []
  for await (const chunk of ctx.req) {
    chunks.push(chunk)
  }

  const login = new URLSearchParams(Buffer.concat(chunks).toString()).get('login')
  const result = accounts[login]
    ? { login: { accountId: login, amr: accounts[login].amr } }
    : { error: 'access_denied', error_description: 'Nobody of this name.' }
  ctx.respond = false
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false })
})

const { hostname, port } = new URL(issuer)
provider.listen(Number(port), hostname, () => console.log('ready'))
