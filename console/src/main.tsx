import { createRoot } from 'react-dom/client';
import './theme/fonts.css';
const root = document.getElementById('desk');
if (root) createRoot(root).render(<p>x</p>);
