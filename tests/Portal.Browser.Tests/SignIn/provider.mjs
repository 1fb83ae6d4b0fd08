// A certified OpenID provider on a free port of the loopback: writes its port, then reads the portal's address from its input.
// Whoever types a name at its login page is that person, with the address name@exemple.test, which it vouches for.
import http from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const mount = `/${process.argv[2]}/v2.0`;
let answer = null;

const server = http.createServer((request, response) => {
  if (answer === null || !request.url.startsWith(mount)) {
    response.statusCode = 404;
    return response.end();
  }
  request.originalUrl = request.url;
  request.baseUrl = mount;
  request.url = request.url.slice(mount.length) || '/';
  answer(request, response);
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));

createInterface({ input: process.stdin }).on('line', (portal) => {
  const provider = new Provider(`http://127.0.0.1:${server.address().port}${mount}`, {
    clients: [{
      client_id: 'portal',
      client_secret: 'a-secret-of-the-test',
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [`${portal}/signin-oidc`],
      post_logout_redirect_uris: [`${portal}/signout-callback-oidc`],
    }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: `id-of-${id}`, email: `${id}@exemple.test`, email_verified: true, name: id.split('.').map((word) => word[0].toUpperCase() + word.slice(1)).join(' ') }),
    }),
  });
  answer = provider.callback();
  console.log('ready');
});

process.stdin.on('end', () => process.exit(0));
