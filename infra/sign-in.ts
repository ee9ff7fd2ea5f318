import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { House } from './parts/house.ts';

/** The OIDC issuer people sign in with. */
export type Issuer = {
  url: string;
  clientId: string;
  /** Where signing out at the issuer begins: its hosted pages' own origin. */
  signOutOrigin: string;
};

const roles = ['officer', 'chair', 'admin', 'oversight'];

/** Officers, chairs, admins and oversight sign in with a second factor; nobody signs up by themselves. */
export class SignIn extends Construct {
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, house: House) {
    super(scope, id);
    const pool = this.#pool(house);
    const client = pool.addClient('Pages', {
      // The site keeps no client secret: the code grant is bound by PKCE.
      generateSecret: false,
      preventUserExistenceErrors: true,
      authFlows: {},
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${house.publicUrl}/sign-in/callback`],
        logoutUrls: [`${house.publicUrl}/`],
      },
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes('role', 'region', 'unit', 'officer'),
      // Role, region and unit are given by an admin; the person cannot write them.
      writeAttributes: new ClientAttributes().withStandardAttributes({
        email: true,
        fullname: true,
      }),
    });
    const domain = pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: house.deployment.oidc.domainPrefix },
    });
    for (const role of roles) {
      new CfnUserPoolGroup(this, `Group${role}`, { userPoolId: pool.userPoolId, groupName: role });
    }
    this.issuer = {
      url: pool.userPoolProviderUrl,
      clientId: client.userPoolClientId,
      signOutOrigin: domain.baseUrl(),
    };
  }

  #pool(house: House): UserPool {
    return new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      customAttributes: {
        role: new StringAttribute({ mutable: true, maxLen: 20 }),
        region: new StringAttribute({ mutable: true, maxLen: 10 }),
        // The unit a satgas member serves in keeps them from cases against it.
        unit: new StringAttribute({ mutable: true, maxLen: 24 }),
        // Their id in the register of officers, where it is not the account's own `sub`.
        officer: new StringAttribute({ mutable: true, maxLen: 40 }),
      },
      deletionProtection: house.deployment.deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
