// Stands in for the shop's tracking module: the cart's page view is the first event of its session, a beat is the third; the second never comes.
import { settings } from '/settings.js';

export const tracking = new Proxy({ visit: {} }, { get: (known, step) => known[step] ?? (() => {}) });

const session = { userId: 'f1a52b9e-58a2-4c0c-9a50-4a5d0b6f0c11', sessionId: '0c9a3f0e-1d5b-4a27-8f43-2f0c5a1e7b22', sessionIndex: 1, previousSessionId: null, storageMechanism: 'LOCAL_STORAGE' };
const event = (number, fields) => ({
  tv: 'js-4.0.0', tna: 'shop', aid: 'shop', p: 'web', eid: crypto.randomUUID(), dtm: String(Date.now()), duid: session.userId, sid: session.sessionId, url: location.href, ...fields,
  co: JSON.stringify({
    schema: 'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0',
    data: [
      { schema: 'iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2', data: { ...session, eventIndex: number } },
      { schema: 'iglu:com.tracke2e.shop/app/jsonschema/1-0-0', data: { version: '1.0.0' } },
      { schema: 'iglu:com.tracke2e.shop/page/jsonschema/1-0-0', data: { id: 'cart' } },
    ],
  }),
});
const named = name => ({
  e: 'ue',
  ue_pr: JSON.stringify({ schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0', data: { schema: `iglu:com.tracke2e.shop/${name}/jsonschema/1-0-0`, data: {} } }),
});
const data = [event(1, { e: 'pv' }), event(3, named('beat'))];

fetch(`${settings.collector}/com.snowplowanalytics.snowplow/tp2`, {
  method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ schema: 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4', data }),
});
