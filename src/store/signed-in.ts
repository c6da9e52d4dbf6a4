/** The contract of staff sign-in. Who somebody is; never what they may do. */
export interface SignedIn {
  /** Of the account; roles hang on `person/<id>`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly secondFactor: boolean;
}

export interface SignIn {
  /** Every request below the base path. */
  handle(request: Request): Promise<Response>;
  whoIs(headers: Headers): Promise<SignedIn | undefined>;
  /** Makes the account unless there is one. The address is a login name, unique, kept in lower case. */
  enrol(person: { readonly email: string; readonly name: string }): Promise<SignedIn>;
  people(): Promise<readonly SignedIn[]>;
  /** Removes sessions and links whose time is over, by the machine's own time. */
  forgetExpired(): Promise<void>;
  /** A link that signs in once. It works for `minutes` only and is never kept. */
  linkFor(email: string, origin: string): Promise<string>;
}

export interface SignInOptions {
  /** Signs cookies: 32 random bytes in hex, of this installation alone. */
  readonly secret: string;
  /** Where browsers reach us, for links in letters; requests elsewhere are refused by better-auth. */
  readonly origin: string;
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Sends the link; without it, links can only be made on the server itself. */
  readonly sendLink?: (email: string, url: string) => Promise<void>;
}
