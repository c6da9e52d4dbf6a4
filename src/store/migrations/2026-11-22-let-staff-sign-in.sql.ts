/**
 * Who may sign in: the tables better-auth works on, in its own spelling. Roles and interests are not here: they are events
 * of the person's case, where a change has an author and a date.
 */
export const statements = /* sql */ `
create table staff_user (
  id text collate "C" primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "twoFactorEnabled" boolean default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
)

create table staff_session (
  id text collate "C" primary key,
  token text collate "C" not null unique,
  "userId" text collate "C" not null references staff_user (id) on delete cascade,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
)

create table staff_account (
  id text collate "C" primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text collate "C" not null references staff_user (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
)

create table staff_verification (
  id text collate "C" primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
)

create table staff_second_factor (
  id text collate "C" primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text collate "C" not null references staff_user (id) on delete cascade,
  verified boolean not null default true,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamptz
)
`;
