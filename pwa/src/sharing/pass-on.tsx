import { formatDate, rich, t } from "../i18n";
import { announce, Button } from "../ui";
import type { Invitation } from "./model";
import { QrCode } from "./qr";

const PAGE = "/practitioner/code"; // reads what stands after the #

/** The code for in the room: to say, to type over, or to scan. */
export function Code({ code, expires_at }: { code: string; expires_at: string }) {
  const { host, origin } = location;
  return (
    <>
      <p>{rich("sharing.code-where", { page: <b class="where">{`${host}${PAGE}`}</b> })}</p>
      <ol class="pass" aria-label={t("sharing.code-groups")} translate={false}>
        {code.split("-").map((group, n) => (
          <li key={n}>{group}</li>
        ))}
      </ol>
      <QrCode text={`${origin}${PAGE}#${code}`} label={t("sharing.qr")} />
      <p class="small soft">{t("sharing.code-until", { time: formatDate(expires_at, "time") })}</p>
    </>
  );
}

/** The link, to send to one practitioner. */
export function Link({ url, expires_at }: { url: string; expires_at: string }) {
  const copy = () => void navigator.clipboard.writeText(url).then(() => announce(t("sharing.link-copied")));
  const send = () => void navigator.share({ title: "Welnu", url }).catch(() => {}); // closed without sending
  return (
    <>
      <p>{t("sharing.link-detail")}</p>
      <p class="link-text" translate={false}>
        {url}
      </p>
      <div class="pair">
        {"share" in navigator && (
          <Button fit onClick={send}>
            {t("sharing.link-send")}
          </Button>
        )}
        <Button kind="line" fit onClick={copy}>
          {t("sharing.link-copy")}
        </Button>
      </div>
      <p class="small soft">{t("sharing.link-until", { moment: formatDate(expires_at, "moment") })}</p>
    </>
  );
}

/** What to pass on, in the way that was chosen. */
export function PassOn({ invitation: { code, url, expires_at } }: { invitation: Invitation }) {
  if (code) return <Code code={code} expires_at={expires_at} />;
  return url ? <Link url={url} expires_at={expires_at} /> : null;
}
