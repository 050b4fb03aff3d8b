"""Who reads: every request is told whose it is, or is refused before a page is built.

`start` says at the start what is missing; `guard` stands before every request; `proxied` believes the
headers of a listed proxy (TRAMSO_AUTH=proxy), `session` the cookie that `routes` gave to somebody whom the
OpenID `provider` named (TRAMSO_AUTH=oidc); `answers` are the sentences of those who are not let in;
`account` says in the header who is signed in.
"""
