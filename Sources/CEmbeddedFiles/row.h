// One row of the table in embedded_files.c: the file named by FILE.
case __COUNTER__: {
    static const unsigned char bytes[] = {
#embed FILE
    };
    return (embedded_file){below(FILE), bytes, sizeof bytes};
}
#undef FILE
