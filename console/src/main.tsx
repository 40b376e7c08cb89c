import { createRoot } from 'react-dom/client';
import './theme/theme.css';
import { App, start } from './app/app.tsx';
import { followTheme } from './theme/theme.ts';

followTheme();
start();
const desk = document.getElementById('desk');
if (desk) createRoot(desk).render(<App />);
