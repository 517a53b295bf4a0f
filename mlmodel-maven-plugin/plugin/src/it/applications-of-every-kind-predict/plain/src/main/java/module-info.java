// begin: module
module com.example.application {
    requires io.github.mlmodel.runtime;
}
// end: module
