import type { CDPSession, Page } from "playwright-core";

/** Chromium's virtual authenticator: a device that makes passkeys and signs without asking. */
export class Authenticator {
  private constructor(private readonly session: CDPSession, private readonly id: string) {}

  /** Plugs one into the page's browser. */
  static async plugInto(page: Page): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  /** The passkeys it holds. */
  async credentials() {
    const { credentials } = await this.session.send("WebAuthn.getCredentials", {
      authenticatorId: this.id,
    });
    return credentials;
  }

  /** Sets a passkey's counter back, as a copy of the device would have it. */
  async forgets(uses: number): Promise<void> {
    for (const credential of await this.credentials()) {
      await this.session.send("WebAuthn.removeCredential", {
        authenticatorId: this.id,
        credentialId: credential.credentialId,
      });
      const signCount = Math.max(0, credential.signCount - uses);
      await this.session.send("WebAuthn.addCredential", {
        authenticatorId: this.id,
        credential: { ...credential, signCount },
      });
    }
  }
}
