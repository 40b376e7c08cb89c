import { cryptoConformance } from './crypto.conformance.ts';
import { fakeCrypto } from './fake.ts';
import { stationCrypto } from './station.testkit.ts';

cryptoConformance('the fake', fakeCrypto);
cryptoConformance("a station's own", stationCrypto);
