// The function app.
return 0;
